import { describe, expect, test } from 'vitest';
import { METHODS, TOPICS, type Method, type Topic } from '../../src/shared/contract/contract.ts';
import { momentSchema } from '../../src/shared/domain/moment.ts';

const DEED = 'it is done now';
const MACHINES = 'machines are asked now';
const FILES = 'of the files and keychains as they are';
const RECORD = 'what is written there keeps its own time, and nothing of it changes';
const ORDERS = 'what is in force, for who decides now; what was is in alerts.history';

/** What takes no moment, and why. A question that is added takes one, or stands here with its reason. */
const WITHOUT: Partial<Record<Method, string>> = {
  'sites.read': FILES,
  'sites.validate': FILES,
  'sites.save': DEED,
  'sites.declare': DEED,
  'sites.create': DEED,
  'sites.remove': DEED,
  'rehearsal.open': DEED,
  'rehearsal.faults': 'what the rehearsal site plays now',
  'rehearsal.inject': DEED,
  'rehearsal.clear': DEED,
  'machine.check': MACHINES,
  'discovery.run': MACHINES,
  'question.answer': DEED,
  'secrets.list': FILES,
  'secrets.set': DEED,
  'secrets.remove': DEED,
  'operations.plan': MACHINES,
  'operations.standing': 'what a login may do now',
  'operations.begin': DEED,
  'operations.confirm': DEED,
  'operations.stop': DEED,
  'operations.close': DEED,
  'operations.list': RECORD,
  'operations.entries': RECORD,
  'operations.breakLock': DEED,
  'operations.arm': DEED,
  'operations.disarm': DEED,
  'alerts.acknowledge': DEED,
  'alerts.silence': DEED,
  'alerts.unsilence': DEED,
  'alerts.maintenance.list': ORDERS,
  'alerts.maintenance.add': DEED,
  'alerts.maintenance.end': DEED,
  'notify.status': 'each delivery keeps its own time; the rest is of the channels as they are',
  'notify.test': DEED,
};

/** These once took no moment, and a client from before asks without one. */
const NOW_IF_UNTOLD: Partial<Record<Method, true>> = { 'operations.loss': true };

/** What is told unasked is of now; who looks at the past asks instead. */
const ASKED_INSTEAD: Readonly<Record<Topic, Method | null>> = {
  site: 'site.at',
  alerts: 'alerts.history',
  operations: 'operations.list',
  // Which sites there are, what a person is asked and how the engine is has no past in the console.
  sites: null,
  questions: null,
  engine: null,
};

const methods = Object.keys(METHODS) as Method[];
const fieldsOf = (method: Method): Readonly<Record<string, unknown>> => METHODS[method].input.shape;

describe('every question about a site takes a moment', () => {
  test.each(methods)('%s: a moment, a range, or a reason why not', (method) => {
    const fields = fieldsOf(method);
    const isMoment = fields['moment'] === momentSchema || method in NOW_IF_UNTOLD;
    const isRange = 'from' in fields && 'to' in fields;
    expect([isMoment, isRange, method in WITHOUT].filter(Boolean)).toHaveLength(1);
  });
});

test.each(Object.entries(ASKED_INSTEAD))('topic %s: of the past %s is asked', (topic, method) => {
  expect(topic in TOPICS).toBe(true);
  if (method !== null) expect(methods).toContain(method);
});
