import { expect, test } from 'vitest';
import { parseHostPressure } from './host-pressure.ts';

const LOAD = '/proc/loadavg:3.10 2.50 1.00 2/512 4711\n';
const CPU = '/proc/pressure/cpu:some avg10=1.00 avg60=41.50 avg300=3.00 total=1\n';
const MEMORY = '/proc/pressure/memory:full avg10=0.00 avg60=12.00 avg300=0.00 total=0\n';
const IO = '/proc/pressure/io:full avg10=0.00 avg60=5.25 avg300=0.00 total=0\n';

test('reads the load of five minutes and the pressure of one', () => {
  expect(parseHostPressure(LOAD + CPU + MEMORY + IO, '8\n')).toEqual({
    ok: true,
    value: { load5: 2.5, cpus: 8, cpuWaitPercent: 41.5, memoryStallPercent: 12, ioStallPercent: 5.25 },
  });
});

test('a kernel without pressure figures has a load average all the same', () => {
  const text = `${LOAD}grep: /proc/pressure/cpu: Operation not supported\n`;
  const nothing = { cpuWaitPercent: null, memoryStallPercent: null, ioStallPercent: null };
  expect(parseHostPressure(text, 'x')).toEqual({ ok: true, value: { load5: 2.5, cpus: null, ...nothing } });
});

test.each(['', CPU, '/proc/loadavg:broken\n'])('refuses to guess: %j', (text) => {
  expect(parseHostPressure(text, '8\n')).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});
