import type { HostName } from '../../shared/domain/names.ts';
import type { DomainStatistics } from '../sources/libvirt/libvirt-reader.ts';
import type { GuestSample, HostSample } from '../store/sample.ts';
import type { HostAnswer } from './ask-host.ts';
import type { Rates, ReadAt } from './counters.ts';

const NS = 1e9;

/** Load of a host and of its running guests: CPU in cores, memory in bytes, traffic in bytes a second. */
export function hostSamples(
  host: HostName,
  answer: HostAnswer,
  readAt: ReadAt,
  rates: Rates,
): { readonly host: HostSample; readonly guests: readonly GuestSample[] } {
  const { load } = answer;
  const { cpu = null } = rates.take('host', { ...readAt, values: { cpu: scaled(load.cpuBusyNs) } });
  const guests = answer.statistics.flatMap((domain) => {
    if (isActive(domain)) return [guestSample(host, domain, readAt, rates)];
    rates.forget(domain.id);
    return [];
  });
  return {
    host: {
      host,
      cpu,
      cpuTotal: load.cpus,
      memory: load.memoryUsedBytes,
      memoryTotal: load.memoryTotalBytes,
    },
    guests,
  };
}

function guestSample(host: HostName, domain: DomainStatistics, readAt: ReadAt, rates: Rates): GuestSample {
  const rate = rates.take(domain.id, {
    ...readAt,
    values: {
      cpu: scaled(domain.cpuTimeNs),
      netRx: domain.netRxBytes,
      netTx: domain.netTxBytes,
      diskRead: domain.diskReadBytes,
      diskWrite: domain.diskWriteBytes,
    },
  });
  return {
    guest: domain.id,
    host,
    cpu: rate['cpu'] ?? null,
    cpuTotal: domain.vcpus,
    memory: domain.skipped ? null : (domain.rssBytes ?? domain.balloonCurrentBytes),
    memoryTotal: domain.balloonMaximumBytes,
    netRx: rate['netRx'] ?? null,
    netTx: rate['netTx'] ?? null,
    diskRead: rate['diskRead'] ?? null,
    diskWrite: rate['diskWrite'] ?? null,
  };
}

const scaled = (ns: number | null): number | null => (ns === null ? null : ns / NS);

const isActive = ({ standing }: DomainStatistics): boolean =>
  standing !== null && standing.state !== 'shut off' && standing.state !== 'no state';
