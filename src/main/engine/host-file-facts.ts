import type { HostName } from '../../shared/domain/names.ts';
import type { Overload } from '../../shared/domain/machine-settings.ts';
import type { HostPressure, HostRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { fact, hostFilesSource, type Fact } from './fact.ts';

/** From where on a host has too much to do; ours (docs/contradictions.md). */
const CPU_WAIT_PERCENT = 50;
const LOAD_PER_CPU = 2;
const MEMORY_STALL_PERCENT = 10;
const IO_STALL_PERCENT = 40;

/** What was read of a host by SSH. kvmguests.conf counts only where Host OS failover is used. */
export function hostFileFacts(
  host: HostName,
  answer: Result<HostRound, ProbeFailure>,
  usesFailover: boolean,
  at: number,
): Fact[] {
  const origin = { source: hostFilesSource(host), at };
  const subject = { kind: 'host', id: host } as const;
  const digest = answer.ok ? answer.value.kvmguestsDigest : answer;
  const guests = answer.ok ? answer.value.libvirtGuests : answer;
  const pressure = answer.ok ? answer.value.pressure : answer;
  return [
    ...(usesFailover ? [fact(origin, subject, 'kvmguests', digest)] : []),
    fact(origin, subject, 'libvirt-guests', guests),
    fact(origin, subject, 'overload', pressure.ok ? ok(overloadOf(pressure.value)) : pressure),
  ];
}

/** Judged by the figures of the last minute, and by the load of five minutes where it alone tells of CPUs. */
function overloadOf(pressure: HostPressure): Overload {
  const { load5, cpus, cpuWaitPercent, memoryStallPercent, ioStallPercent } = pressure;
  const isLoaded = cpus === null ? null : load5 > cpus * LOAD_PER_CPU;
  const waits = reaches(cpuWaitPercent, CPU_WAIT_PERCENT);
  return {
    cpu: isLoaded === true ? true : (waits ?? isLoaded),
    memory: reaches(memoryStallPercent, MEMORY_STALL_PERCENT),
    io: reaches(ioStallPercent, IO_STALL_PERCENT),
  };
}

/** A kernel without pressure figures says nothing: that is not little. */
const reaches = (percent: number | null, limit: number): boolean | null =>
  percent === null ? null : percent >= limit;
