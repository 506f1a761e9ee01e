import { expect, test } from 'vitest';
import type { MachineRecord } from '../../../shared/domain/site-picture.ts';
import { answeringAt, digestOf } from './machine-summary.ts';

const NOW = 1_700_000_000_000;
const record = (change: Partial<MachineRecord>): MachineRecord => ({
  id: 'host:a libvirt',
  kind: 'host',
  name: 'a',
  source: 'libvirt',
  intervalMs: 5000,
  lastTriedAt: NOW - 1000,
  lastOkAt: NOW - 1000,
  failure: null,
  cost: { ms: 3, bytes: 100, calls: 1, remoteCpuMs: 50 },
  ...change,
});

test('a machine answers when one of its sources does', () => {
  const denied = record({ source: 'host-files', failure: { kind: 'denied', detail: '' } });
  const digest = digestOf([record({}), denied]);
  expect(digest.machines).toBe(1);
  expect(answeringAt(digest, NOW)).toBe(1);
});

test.each<[string, Partial<MachineRecord>]>([
  ['its last poll failed', { failure: { kind: 'timed-out', afterMs: 5000 } }],
  ['it never answered', { lastOkAt: null }],
  ['its last answer is older than three intervals', { lastOkAt: NOW - 15_001 }],
])('a machine does not count as answering when %s', (_why, change) => {
  expect(answeringAt(digestOf([record(change)]), NOW)).toBe(0);
});

test('no machines at all: nothing answers and no age is claimed', () => {
  expect(digestOf([])).toEqual({
    machines: 0,
    believedUntil: [],
    newest: null,
    oldest: null,
    silent: false,
    cost: null,
  });
});

test('the cost is a mean over machines that say what they spent', () => {
  const mute = record({ name: 'b', cost: { ms: 1, bytes: 1, calls: 1, remoteCpuMs: null } });
  expect(digestOf([record({}), mute]).cost).toBeCloseTo(0.01);
  expect(digestOf([mute]).cost).toBeNull();
});

test('newest and oldest answers span all sources', () => {
  const old = record({ name: 'b', lastOkAt: NOW - 41_000 });
  expect(digestOf([record({}), old])).toMatchObject({ newest: NOW - 1000, oldest: NOW - 41_000 });
});

test('other machines in the places of those before are put together anew', () => {
  const files = record({ source: 'host-files' });
  const node = record({ kind: 'node', source: 'primecluster' });
  expect(digestOf([record({}), files]).machines).toBe(1);
  expect(digestOf([record({}), node]).machines).toBe(2);
  expect(digestOf([record({}), record({ name: 'b' })]).machines).toBe(2);
  expect(digestOf([record({}), record({ source: 'host-files' })]).machines).toBe(1);
});
