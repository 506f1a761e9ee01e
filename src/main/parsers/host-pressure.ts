import type { HostPressure } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable } from './printed-lines.ts';

const LOAD = /^\/proc\/loadavg:(\d+\.\d\d) (\d+\.\d\d) (\d+\.\d\d) \d+\/\d+ \d+$/;
const PRESSURE = /^\/proc\/pressure\/(cpu|memory|io):(some|full) avg10=\d+\.\d\d avg60=(\d+\.\d\d) avg300=/;

/**
 * `grep -H . /proc/loadavg /proc/pressure/*` and the number of processors. Without the load average it is
 * unreadable; pressure that the kernel does not offer is null.
 */
export function parseHostPressure(text: string, cpus: string): Result<HostPressure, ProbeFailure> {
  const lines = text.split('\n');
  const load = lines.map((line) => LOAD.exec(line)).find((match) => match !== null);
  if (load === undefined) return failUnreadable(lines[0] ?? '');
  const percents = percentsIn(lines);
  const percentOf = (what: string) => percents.get(what) ?? null;
  const count = /^([1-9]\d{0,4})\n$/.exec(cpus)?.[1];
  return ok({
    load5: Number(load[2]),
    cpus: count === undefined ? null : Number(count),
    cpuWaitPercent: percentOf('cpu some'),
    memoryStallPercent: percentOf('memory full'),
    ioStallPercent: percentOf('io full'),
  });
}

function percentsIn(lines: readonly string[]): ReadonlyMap<string, number> {
  const percents = new Map<string, number>();
  for (const line of lines) {
    const [, what, how, percent] = PRESSURE.exec(line) ?? [];
    if (what !== undefined) percents.set(`${what} ${how ?? ''}`, Number(percent));
  }
  return percents;
}
