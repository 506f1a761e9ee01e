/**
 * Writes to a store without pause until it is killed, and prints what was acknowledged, one JSON line an
 * entry. Time runs 600 times as fast, so that rolling up and sealing happen between the kills.
 * Arguments: file, first time, number to begin with.
 */
import { writeSync } from 'node:fs';
import { hostNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import { systemClock, type Clock } from '../../../src/main/platform/clock.ts';
import { openStore } from '../../../src/main/store/open-store.ts';

const SPEED = 600;
const MINUTE = 60_000;
const [file = '', first = '0', begin = '0'] = process.argv.slice(2);
const site = siteIdSchema.parse('lab');
const host = hostNameSchema.parse('hv1');

const started = systemClock.now();
let last = Number(first) - 1;
const clock: Clock = {
  ...systemClock,
  now: () => Math.max(last, Number(first) + (systemClock.now() - started) * SPEED),
};

const opened = openStore({ file, clock, log: silentLogger });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const store = opened.value;
const seen = store.spans.lastSeen(site);
if (seen !== null) store.spans.closeGap(site, seen, clock.now());

let maintained = 0;
function writeOne(number: number): void {
  last = Math.max(last + 1, clock.now());
  const at = last;
  const subject = { kind: 'node', id: `n${String(number % 20)}` } as const;
  const value = String(number % 3);
  const added = store.samples.add(
    site,
    at,
    [{ host, cpu: number, cpuTotal: null, memory: null, memoryTotal: null }],
    [],
  );
  const recorded = store.spans.record([
    { site, subject, aspect: 'cf', observer: '', value, because: null, at },
  ]);
  if (!added.ok || !recorded.ok) throw new Error(JSON.stringify([added, recorded]));
  writeSync(1, `${JSON.stringify({ number, at, subject: subject.id, value })}\n`);
  if (at - maintained > MINUTE) {
    store.maintain();
    maintained = at;
  }
  setImmediate(writeOne, number + 1);
}
writeOne(Number(begin));
