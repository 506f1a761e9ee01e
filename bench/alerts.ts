import { setTimeout as wait } from 'node:timers/promises';
import { ruleOf } from '../src/main/domain/alerts/rules.ts';
import type { FaultKind } from '../src/shared/contract/rehearsal.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../test/support/engine-on-rehearsal.ts';
import { duringFault, untilAlerts } from '../test/support/rehearsed-alerts.ts';
import { figure, quantile, type Figure } from './figure.ts';

/** As test/support gives it to the site: nodes are asked every 3 s. */
const INTERVAL_MS = 3000;
/** A node's round is really waited for longer (engine/watch-node.ts): this bound is the stricter one. */
const DEADLINE_MS = 3000;
const LONGEST_MS = 120_000;
const INJECTIONS = 20;

interface Injection {
  readonly kind: FaultKind;
  readonly target: string;
  /** What the alert is about, and how its code begins. */
  readonly subject: string;
  readonly code: string;
}

/**
 * From a fault in the rehearsal site to the alert that a console receives, without the rule's hold time. Core and
 * console are one process on a line in memory, which is a WebSocket less; the site's machines are processes apart.
 */
export async function benchAlerts(): Promise<Figure[]> {
  const running = await startEngineOnRehearsal({ hosts: 4, guests: INJECTIONS, nodes: INJECTIONS });
  try {
    await running.client.until(
      'every machine answered',
      ({ machines }) => machines.every(({ lastOkAt }) => lastOkAt !== null),
      LONGEST_MS,
    );
    const { guests } = await running.site.ask('describe', {});
    const event = await oneByOne(
      running,
      guests.map(({ name, uuid }) => injection('guest-paused', name, uuid, 'domain-paused')),
    );
    const poll = await oneByOne(
      running,
      guests.map(({ name }) => injection('sf-stopped', name, name, 'sf-not-running')),
    );
    const silence = await together(
      running,
      guests.map(({ name }) => injection('sshd-hang', name, name, 'node-not-known')),
    );
    const hold = ruleOf('node-not-known', 'unknown').holdMs;
    return [
      ...figures('a libvirt event', event, 1000),
      ...figures('a poll every 3 s', poll, 2 * INTERVAL_MS),
      ...figures(
        'silence only, hold time taken off',
        silence.map((ms) => ms - hold),
        3 * INTERVAL_MS + DEADLINE_MS,
      ),
    ];
  } finally {
    await running.stop();
  }
}

const injection = (kind: FaultKind, target: string, subject: string, code: string): Injection => ({
  kind,
  target,
  subject,
  code,
});

/** Each at another moment of its machine's interval. */
async function oneByOne(running: EngineOnRehearsal, all: readonly Injection[]): Promise<number[]> {
  const took: number[] = [];
  for (const [index, each] of all.entries()) {
    await wait(300 + ((index * 370) % INTERVAL_MS));
    took.push(await timed(running, each));
  }
  return took;
}

/** Staggered, for the rule holds each back for long. */
async function together(running: EngineOnRehearsal, all: readonly Injection[]): Promise<number[]> {
  return Promise.all(
    all.map(async (each, index) => {
      await wait(index * 370);
      return timed(running, each);
    }),
  );
}

async function timed(
  { site, client }: EngineOnRehearsal,
  { kind, target, code, subject }: Injection,
): Promise<number> {
  const began = performance.now();
  return duringFault(site, kind, target, async () => {
    await untilAlerts(
      client,
      `${kind} of ${target}`,
      ({ open }) => open.some((alert) => alert.code.startsWith(code) && alert.subject.id === subject),
      LONGEST_MS,
    );
    return performance.now() - began;
  });
}

const figures = (what: string, took: readonly number[], most: number): Figure[] => [
  figure(`alert after ${what}: p95 of ${String(took.length)}`, quantile(took, 0.95), 'ms', {
    at: 'most',
    value: most,
  }),
  figure(`alert after ${what}: median`, quantile(took, 0.5), 'ms'),
  figure(`alert after ${what}: longest`, Math.max(...took), 'ms'),
];
