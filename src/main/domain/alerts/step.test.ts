import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AlertRun, found, healthySite, START } from '../../../../test/support/alert-site.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import { acknowledge, addMaintenance, silence } from './orders.ts';

const site = siteIdSchema.parse('big');
const node = { kind: 'node', id: 'c001-a' } as const;
const host = { kind: 'host', id: 'kvm-001' } as const;
const sfStopped = found('sf-not-running', 'critical', node, { node: 'c001-a' });
const left = (observer = 'c001-b') => found('cf-leftcluster', 'critical', node, { node: 'c001-a', observer });
const lostHost = found('host-not-known', 'unknown', host, { host: 'kvm-001', because: 'unreachable' });
const lostNode = found('node-not-known', 'unknown', node, { node: 'c001-a', because: 'silent' });
const lostGuests = healthySite()
  .guests.filter(({ placements }) => placements[0]?.host === 'kvm-001')
  .map(({ id, name }) =>
    found('domain-not-known', 'unknown', { kind: 'guest', id }, { guest: name, host: 'kvm-001' }),
  );

test('a critical finding opens at once, is told after it settled, and is over when it is gone', () => {
  const run = new AlertRun().during(1, [sfStopped]);
  expect(run.open()).toMatchObject([
    { code: 'sf-not-running', severity: 'critical', subject: node, notifiedAt: null, clearedAt: null },
  ]);
  run.during(10, [sfStopped]);
  expect(run.told()).toEqual(['firing sf-not-running']);
  run.during(60, [sfStopped]).during(14, []);
  expect(run.codes()).toEqual(['sf-not-running']);
  run.during(3, []);
  expect(run.open()).toEqual([]);
  expect(run.told()).toEqual(['firing sf-not-running', 'resolved sf-not-running']);
  expect(run.events.map(({ kind }) => kind)).toEqual(['opened', 'notified', 'cleared']);
});

test('what is not known must stay so before it is news', () => {
  const run = new AlertRun().during(30, [lostNode]).during(60, []);
  expect(run.events).toEqual([]);
  expect(run.during(62, [lostNode]).codes()).toEqual(['node-not-known']);
});

test('losing a host with 40 guests is one notification', () => {
  expect(lostGuests).toHaveLength(40);
  const run = new AlertRun();
  run.during(3, [lostHost]);
  run.during(20, [lostHost, left()]);
  run.during(200, [lostHost, left(), lostNode, ...lostGuests]);
  expect(run.told()).toEqual(['firing host-not-known']);
  const cause = run.open().find(({ code }) => code === 'host-not-known')!;
  expect(cause.symptoms).toHaveLength(42);
  expect(cause.severity).toBe('critical');
  expect(run.open().filter((alert) => alert.cause !== cause.id)).toEqual([cause]);
  run.during(100, []);
  expect(run.told()).toEqual(['firing host-not-known', 'resolved host-not-known']);
});

test('bad news does not wait long for its cause: a lost host with a LEFTCLUSTER is told after 15 s', () => {
  const run = new AlertRun().during(14, [lostHost, left()]);
  expect(run.told()).toEqual([]);
  expect(run.during(3, [lostHost, left()]).told()).toEqual(['firing host-not-known']);
});

test('what is left when the cause is over is told then', () => {
  const run = new AlertRun().during(100, [lostHost, left()]).during(40, [left()]);
  expect(run.told()).toEqual(['firing host-not-known', 'resolved host-not-known', 'firing cf-leftcluster']);
});

test('a domain that seems to run on two hosts is told, whatever else is lost', () => {
  const twice = found('domain-on-two-hosts', 'critical', lostGuests[0]!.subject);
  const run = new AlertRun().during(100, [lostHost, twice]);
  expect(run.told().sort()).toEqual(['firing domain-on-two-hosts', 'firing host-not-known']);
});

test('a lost node has its own symptoms, and its application when no node is left', () => {
  const nowhere = found(
    'application-nowhere-online',
    'critical',
    { kind: 'application', id: 'c001/app' },
    { application: 'app' },
  );
  const rms = found('rms-not-known', 'unknown', node, { node: 'c001-a' });
  const one = new AlertRun().during(100, [left(), lostNode, rms, nowhere]);
  expect(one.told().sort()).toEqual(['firing application-nowhere-online', 'firing cf-leftcluster']);
  const peer = found('cf-leftcluster', 'critical', { kind: 'node', id: 'c001-b' });
  const both = new AlertRun().during(100, [left(), peer, nowhere]);
  expect(both.told()).toEqual(['firing cf-leftcluster', 'firing cf-leftcluster']);
});

test('several observers are one alert, and the name of each is kept', () => {
  const run = new AlertRun().during(2, [left('c001-b'), left('c001-c')]);
  expect(run.open()).toHaveLength(1);
  expect(run.open()[0]?.facts['observer']).toBe('c001-b, c001-c');
});

test('bad news is not over because its witness is gone', () => {
  const witness = found('node-not-known', 'unknown', { kind: 'node', id: 'c001-b' }, { node: 'c001-b' });
  const run = new AlertRun().during(20, [left()]).during(300, [witness]);
  expect(run.open().find(({ code }) => code === 'cf-leftcluster')).toMatchObject({ confirmed: false });
  run.during(20, []);
  expect(run.codes()).not.toContain('cf-leftcluster');
});

test('LEFTCLUSTER counts down while SF may resolve it, and says when that is over', () => {
  const run = new AlertRun().during(1, [left()]);
  const [alert] = run.open();
  expect(alert?.countdown).toMatchObject({ state: 'resolving', from: START + 1000, until: START + 161_000 });
  expect(alert?.procedure).toBe('procedure.leftcluster-wait');
  run.during(165, [left()]);
  expect(run.open()[0]?.countdown).toMatchObject({ state: 'over', because: 'time' });
  expect(run.open()[0]?.procedure).toBe('procedure.leftcluster');
});

test('an acknowledgement holds until the alert is clear; the next one asks again', () => {
  const run = new AlertRun().during(3, [sfStopped]);
  const by = { at: run.at, by: 'aki', reason: 'planned' };
  run.state = acknowledge(run.state, run.open()[0]!.id, by)!.state;
  run.during(300, [sfStopped]);
  expect(run.told()).toEqual([]);
  expect(run.open()[0]?.acknowledged).toEqual(by);
  run.during(30, []).during(30, [sfStopped]);
  expect(run.open()[0]?.acknowledged).toBeNull();
  expect(run.told()).toEqual(['firing sf-not-running']);
  expect(run.events.map(({ kind }) => kind)).toContain('re-armed');
  expect(acknowledge(run.state, 'nothing', by)).toBeNull();
});

test('a silence ends by itself; what is still open is told then', () => {
  const run = new AlertRun();
  const until = START + 120_000;
  const asked = { id: 's', site, subject: node, code: null, from: START, until, by: 'aki', reason: 'test' };
  run.state = silence(run.state, asked).state;
  run.during(110, [sfStopped]);
  expect(run.told()).toEqual([]);
  expect(run.open()[0]?.suppressed).toBe('silence');
  expect(run.during(15, [sfStopped]).told()).toEqual(['firing sf-not-running']);
});

test('maintenance of a host covers its guests and their nodes, and nothing else', () => {
  const run = new AlertRun();
  const window = { id: 'm', site, subject: host, from: START, until: START + 600_000, by: 'a', reason: 'r' };
  run.state = addMaintenance(run.state, window);
  const other = found('sf-not-running', 'critical', { kind: 'node', id: 'c001-b' }, { node: 'c001-b' });
  run.during(100, [sfStopped, other, ...lostGuests]);
  expect(run.notices.map(({ entry }) => entry.subject.id)).toEqual(['c001-b']);
});

test('flapping is said once', () => {
  const run = new AlertRun();
  for (let turn = 0; turn < 30; turn += 1) run.during(5, [sfStopped]).during(5, []);
  expect(run.told()).toEqual(['firing sf-not-running', 'flapping sf-not-running']);
  expect(run.open()).toMatchObject([{ flapping: true }]);
  run.during(700, []);
  expect(run.open()).toEqual([]);
  expect(run.told().at(-1)).toBe('resolved sf-not-running');
});

const CODES = [
  'sf-not-running',
  'cf-leftcluster',
  'node-not-known',
  'host-not-known',
  'domain-paused',
] as const;
const anyFinding = fc
  .tuple(fc.constantFrom(...CODES), fc.constantFrom('critical', 'unknown', 'degraded'), fc.nat(3))
  .map(([code, severity, at]): Finding => {
    const kind = code.startsWith('host') ? 'host' : code.startsWith('domain') ? 'guest' : 'node';
    const ids = {
      host: ['kvm-001', 'kvm-002'],
      guest: lostGuests.map(({ subject }) => subject.id),
      node: ['c001-a', 'c001-b'],
    };
    return found(code, severity, { kind, id: ids[kind][at % ids[kind].length]! });
  });

test('whatever happens: causes end in something open, and nothing is over without having been opened', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(anyFinding, { maxLength: 6 }), fc.integer({ min: 1, max: 40 })), {
        maxLength: 12,
      }),
      (course) => {
        const run = new AlertRun();
        for (const [findings, seconds] of course) {
          run.during(seconds, findings);
          const ids = new Set(run.open().map(({ id }) => id));
          for (const { cause, id } of run.open()) {
            if (cause !== null) expect(ids.has(cause) && cause !== id).toBe(true);
          }
        }
        const opened = new Set(run.events.flatMap(({ kind, alert }) => (kind === 'opened' ? [alert] : [])));
        for (const { alert } of run.events) expect(opened).toContain(alert);
        const firing = run.notices.filter(({ kind }) => kind === 'firing').map(({ entry }) => entry.key);
        for (const { kind, entry } of run.notices)
          if (kind === 'resolved') expect(firing).toContain(entry.key);
      },
    ),
    { numRuns: 60 },
  );
});
