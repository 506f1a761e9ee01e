import { expect, test } from 'vitest';
import { readStatistics } from './domain-statistics.ts';
import type { TypedParam } from './wire/typed-params.ts';

const DOMAIN = { name: 'fuji2', uuid: '5f0c6b1e-3f57-4d22-9b0e-6a1f0c2d7e11', id: 4 };
const count = (field: string, value: number): TypedParam => ({ field, type: 'uint', value });
const large = (field: string, value: bigint): TypedParam => ({ field, type: 'ullong', value });
const RUNNING = [count('state.state', 1), count('state.reason', 1)];

const NOTHING_SAID = {
  cpuTimeNs: null,
  vcpus: null,
  vcpusMax: null,
  balloonCurrentBytes: null,
  balloonMaximumBytes: null,
  rssBytes: null,
  availableBytes: null,
  unusedBytes: null,
  netRxBytes: null,
  netTxBytes: null,
  diskReadBytes: null,
  diskWriteBytes: null,
};

test('what the daemon leaves out is null, the state too', () => {
  expect(readStatistics({ domain: DOMAIN, params: [] })).toEqual({
    id: DOMAIN.uuid,
    name: 'fuji2',
    standing: null,
    ...NOTHING_SAID,
    skipped: false,
  });
});

test('memory is told in KiB and kept in bytes; devices are summed', () => {
  const params = [
    ...RUNNING,
    large('balloon.current', 1_024n),
    large('balloon.rss', 2_048n),
    count('net.count', 2),
    large('net.0.rx.bytes', 5n),
    large('net.1.rx.bytes', 7n),
    large('net.0.rx.pkts', 99n),
    count('block.count', 1),
    large('block.0.wr.bytes', 11n),
  ];
  expect(readStatistics({ domain: DOMAIN, params })).toMatchObject({
    standing: { state: 'running', reason: 'booted' },
    balloonCurrentBytes: 1_048_576,
    rssBytes: 2_097_152,
    netRxBytes: 12,
    netTxBytes: null,
    diskReadBytes: null,
    diskWriteBytes: 11,
  });
});

test('a domain without devices has no traffic, which is known', () => {
  const params = [...RUNNING, count('net.count', 0), count('block.count', 0)];
  const none = { netRxBytes: 0, netTxBytes: 0, diskReadBytes: 0, diskWriteBytes: 0 };
  expect(readStatistics({ domain: DOMAIN, params })).toMatchObject(none);
});

test('a running domain without its process memory was busy; one that is off was not', () => {
  const params = [...RUNNING, large('balloon.maximum', 1_024n)];
  expect(readStatistics({ domain: DOMAIN, params }).skipped).toBe(true);
  expect(readStatistics({ domain: { ...DOMAIN, id: -1 }, params }).skipped).toBe(false);
  const complete = [...params, large('balloon.rss', 1n)];
  expect(readStatistics({ domain: DOMAIN, params: complete }).skipped).toBe(false);
});

test('a counter of all ones is "not known", not a huge number', () => {
  const params = [...RUNNING, large('cpu.time', 2n ** 64n - 1n), large('net.0.rx.bytes', 2n ** 63n)];
  expect(readStatistics({ domain: DOMAIN, params })).toMatchObject({ cpuTimeNs: null, netRxBytes: null });
});

test('a counter beyond 2^53 keeps its size', () => {
  const params = [...RUNNING, large('cpu.time', 2n ** 60n + 1n)];
  expect(readStatistics({ domain: DOMAIN, params }).cpuTimeNs).toBe(2 ** 60);
});
