import { expect, test } from 'vitest';
import { readJob } from './job-statistics.ts';
import type { TypedParam } from './wire/typed-params.ts';

/** Field names of libvirt-domain.h, VIR_DOMAIN_JOB_…; the figures are invented and all differ. */
const OUTGOING: readonly TypedParam[] = [
  { field: 'operation', type: 'int', value: 5 },
  { field: 'time_elapsed', type: 'ullong', value: 11n },
  { field: 'time_remaining', type: 'ullong', value: 12n },
  { field: 'downtime', type: 'ullong', value: 13n },
  { field: 'data_total', type: 'ullong', value: 1_014n },
  { field: 'data_processed', type: 'ullong', value: 1_015n },
  { field: 'data_remaining', type: 'ullong', value: 1_016n },
  { field: 'memory_total', type: 'ullong', value: 1_017n },
  { field: 'memory_processed', type: 'ullong', value: 1_018n },
  { field: 'memory_bps', type: 'ullong', value: 1_019n },
  { field: 'memory_iteration', type: 'ullong', value: 20n },
];

test('each field of a job is read as what it is', () => {
  expect(readJob(2, OUTGOING)).toEqual({
    kind: 'unbounded',
    operation: 'outgoing migration',
    elapsedMs: 11,
    remainingMs: 12,
    downtimeMs: 13,
    totalBytes: 1_014,
    processedBytes: 1_015,
    remainingBytes: 1_016,
    memoryBytesPerSecond: 1_019,
    iteration: 20,
    message: null,
  });
});

test('a domain without a job says so, and nothing else', () => {
  const { kind, ...rest } = readJob(0, []);
  expect(kind).toBe('none');
  expect(Object.values(rest)).toEqual(Object.values(rest).map(() => null));
});

// virDomainJobType and virDomainJobOperation of libvirt-domain.h, in their order.
test.each(['none', 'bounded', 'unbounded', 'completed', 'failed', 'cancelled', 'unknown'] as const)(
  'the type of a job is told: %s',
  (kind) => {
    const number = ['none', 'bounded', 'unbounded', 'completed', 'failed', 'cancelled', 'unknown'].indexOf(
      kind,
    );
    expect(readJob(number, []).kind).toBe(kind);
  },
);

test.each([
  [0, 'unknown'],
  [1, 'start'],
  [2, 'save'],
  [3, 'restore'],
  [4, 'incoming migration'],
  [5, 'outgoing migration'],
  [6, 'snapshot'],
  [7, 'snapshot revert'],
  [8, 'dump'],
  [9, 'backup'],
  [10, 'snapshot delete'],
  [11, 'unknown'],
])('operation %d is %s', (value, operation) => {
  expect(readJob(1, [{ field: 'operation', type: 'int', value }]).operation).toBe(operation);
});

test('why a job failed is told in the words of the daemon', () => {
  const message = 'operation failed: migration job: unexpectedly failed';
  expect(readJob(4, [{ field: 'errmsg', type: 'string', value: message }])).toMatchObject({
    kind: 'failed',
    message,
  });
});
