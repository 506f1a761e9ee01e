import { expect, test } from 'vitest';
import { fail, ok } from '../../shared/result.ts';
import { hostNameSchema } from '../../shared/domain/names.ts';
import type { HostPressure } from '../../shared/domain/node-round.ts';
import { hostFileFacts } from './host-file-facts.ts';

const kvm = hostNameSchema.parse('kvm-a');
const calm: HostPressure = {
  load5: 3,
  cpus: 4,
  cpuWaitPercent: 1,
  memoryStallPercent: 0,
  ioStallPercent: 2,
};
const NO_FIGURES = { cpuWaitPercent: null, memoryStallPercent: null, ioStallPercent: null };
const overloadAt = (pressure: Partial<HostPressure>) => {
  const round = {
    kvmguestsDigest: ok(null),
    libvirtGuests: ok(null),
    pressure: ok({ ...calm, ...pressure }),
    remoteCpuMs: null,
  };
  return hostFileFacts(kvm, ok(round), false, 5).find(({ name }) => name === 'overload')?.outcome;
};

test.each<[string, Partial<HostPressure>, object]>([
  ['little work', {}, { cpu: false, memory: false, io: false }],
  ['a load of more than two a processor', { load5: 9 }, { cpu: true }],
  ['a load of which the processors are not known', { load5: 9, cpus: null }, { cpu: false }],
  ['a kernel without pressure figures', NO_FIGURES, { cpu: false, memory: null, io: null }],
  ['such a kernel under load', { ...NO_FIGURES, load5: 9 }, { cpu: true, memory: null, io: null }],
  [
    'such a kernel of which nothing is known',
    { ...NO_FIGURES, cpus: null },
    { cpu: null, memory: null, io: null },
  ],
  ['tasks that wait for a processor', { cpuWaitPercent: 60 }, { cpu: true }],
  ['tasks that all wait for memory', { memoryStallPercent: 11 }, { memory: true }],
  ['tasks that all wait for disks', { ioStallPercent: 45 }, { io: true }],
])('%s', (_what, pressure, value) => {
  expect(overloadAt(pressure)).toMatchObject({ ok: true, value });
});

test('a host that did not answer is not known in all of it, and kvmguests.conf only where it counts', () => {
  const failure = fail({ kind: 'timed-out', afterMs: 5 } as const);
  const names = (usesFailover: boolean) =>
    hostFileFacts(kvm, failure, usesFailover, 5).map(({ name, outcome }) => [name, outcome.ok]);
  expect(names(false)).toEqual([
    ['libvirt-guests', false],
    ['overload', false],
  ]);
  expect(names(true)).toContainEqual(['kvmguests', false]);
});
