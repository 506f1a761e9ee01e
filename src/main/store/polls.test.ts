import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { silentLogger } from '../platform/logger.ts';
import { openStore } from './open-store.ts';

const site = siteIdSchema.parse('lab');
const MINUTE = 60_000;
const failure = { kind: 'timed-out', afterMs: 500 } as const;
const poll = { site, machine: 'hv1', ms: 4, bytes: 100, calls: 2, remoteCpuMs: null, failure: null };

function newStore() {
  const opened = openStore({ file: ':memory:', clock: manualClock(), log: silentLogger });
  if (!opened.ok) throw new Error('No store');
  return opened.value;
}

test('it is known when a machine was last asked and when it last answered', () => {
  const { polls } = newStore();
  polls.add({ ...poll, at: 5 * MINUTE });
  polls.add({ ...poll, at: 9 * MINUTE, failure });
  polls.add({ ...poll, machine: 'hv2', at: 9 * MINUTE + 1, failure });
  expect(polls.lastTried(site, 10 * MINUTE)).toEqual([
    { machine: 'hv1', at: 9 * MINUTE, failure },
    { machine: 'hv2', at: 9 * MINUTE + 1, failure },
  ]);
  expect(polls.lastOk(site, 10 * MINUTE)).toEqual([{ machine: 'hv1', at: 5 * MINUTE }]);
  expect(polls.lastTried(site, 6 * MINUTE)).toEqual([{ machine: 'hv1', at: 5 * MINUTE, failure: null }]);
  expect(polls.lastOk(site, 4 * MINUTE)).toEqual([]);
});

test('costs add up, and a cost that nobody knows stays unknown', () => {
  const { polls } = newStore();
  polls.add({ ...poll, at: MINUTE, remoteCpuMs: 1.5 });
  polls.add({ ...poll, at: MINUTE + 1, failure });
  polls.add({ ...poll, at: MINUTE + 2, remoteCpuMs: 2 });
  polls.add({ ...poll, machine: 'hv2', at: MINUTE });
  const sums = { tried: 3, failed: 1, ms: 12, bytes: 300, calls: 6 };
  expect(polls.totals(site, MINUTE, 2 * MINUTE)).toEqual([
    { machine: 'hv1', ...sums, remoteCpuMs: 3.5 },
    { machine: 'hv2', tried: 1, failed: 0, ms: 4, bytes: 100, calls: 2, remoteCpuMs: null },
  ]);
  expect(polls.totals(site, 2 * MINUTE, 9 * MINUTE)).toEqual([]);
});

test('an inventory is stored when it changes, and the one of a moment is found', () => {
  const { inventories } = newStore();
  expect(inventories.record(site, '{"a":1}', 10)).toEqual({ ok: true, value: true });
  expect(inventories.record(site, '{"a":1}', 20)).toEqual({ ok: true, value: false });
  inventories.record(site, '{"a":2}', 30);
  expect(inventories.at(site, 29)).toEqual({ json: '{"a":1}', at: 10 });
  expect(inventories.at(site, 30)).toEqual({ json: '{"a":2}', at: 30 });
  expect(inventories.at(site, 9)).toBeNull();
  expect(inventories.sites()).toEqual([site]);
});
