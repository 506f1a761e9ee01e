import { expect, test } from 'vitest';
import { Machines, type PolledSource } from './machines.ts';

const T = 1_700_000_000_000;
const EVERY = 5_000;
const cost = { ms: 1, bytes: 1, calls: 1, remoteCpuMs: null };
const source = (name: string, intervalMs = EVERY): PolledSource => ({
  id: `host:${name} libvirt`,
  kind: 'host',
  name,
  source: 'libvirt',
  intervalMs,
});

function machinesWith(...sources: readonly PolledSource[]) {
  const machines = new Machines();
  for (const each of sources) machines.add(each);
  const silentAt = (now: number, since = T) => machines.silent(now, since).map(({ name }) => name);
  return { machines, silentAt };
}

test('a source is believed for exactly three of its intervals after its last answer', () => {
  const { machines, silentAt } = machinesWith(source('kvm-a'), source('kvm-b', 3 * EVERY));
  machines.note('host:kvm-a libvirt', T, null, cost);
  machines.note('host:kvm-b libvirt', T, null, cost);
  expect(silentAt(T + 3 * EVERY)).toEqual([]);
  expect(silentAt(T + 3 * EVERY + 1)).toEqual(['kvm-a']);
  expect(silentAt(T + 9 * EVERY)).toEqual(['kvm-a']);
  expect(silentAt(T + 9 * EVERY + 1)).toEqual(['kvm-a', 'kvm-b']);
});

test('a source that was never heard is silent three intervals after the watch began', () => {
  const { silentAt } = machinesWith(source('kvm-a'));
  expect(silentAt(T + 3 * EVERY)).toEqual([]);
  expect(silentAt(T + 3 * EVERY + 1)).toEqual(['kvm-a']);
});

test('an answer that failed does not count as heard', () => {
  const { machines, silentAt } = machinesWith(source('kvm-a'));
  machines.note('host:kvm-a libvirt', T, null, cost);
  machines.note('host:kvm-a libvirt', T + 3 * EVERY, { kind: 'timed-out', afterMs: 5 }, cost);
  expect(silentAt(T + 3 * EVERY + 1)).toEqual(['kvm-a']);
  expect(machines.all()).toMatchObject([{ lastTriedAt: T + 3 * EVERY, lastOkAt: T }]);
});

test('a clock that is set leaves each source its age', () => {
  const { machines, silentAt } = machinesWith(source('kvm-a'));
  machines.note('host:kvm-a libvirt', T, null, cost);
  machines.clockSet((at) => at + 7_200_000);
  expect(silentAt(T + 7_200_000 + 3 * EVERY)).toEqual([]);
  expect(silentAt(T + 7_200_000 + 3 * EVERY + 1)).toEqual(['kvm-a']);
});
