import { ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type {
  DomainDefinition,
  DomainStatistics,
  LibvirtReader,
  NodeCpuStats,
  NodeInfo,
  NodeMemoryStats,
} from '../sources/libvirt/libvirt-reader.ts';

/** What one poll of a host's libvirt brought back. Null parts: the daemon does not offer them. */
export interface HostAnswer {
  readonly about: { readonly hostname: string; readonly hypervisor: string; readonly version: string };
  readonly statistics: readonly DomainStatistics[];
  /** Null when they were not asked for this time. */
  readonly definitions: readonly DomainDefinition[] | null;
  readonly load: HostLoad;
}

export interface HostLoad {
  readonly cpuBusyNs: number | null;
  readonly cpus: number | null;
  readonly memoryUsedBytes: number | null;
  readonly memoryTotalBytes: number | null;
}

/** One poll: every call is on its way before the first answer is awaited. */
export async function askHost(
  reader: LibvirtReader,
  withDefinitions: 'with-definitions' | 'statistics-only',
  signal: AbortSignal,
): Promise<Result<HostAnswer, ProbeFailure>> {
  const [about, statistics, definitions, info, cpu, memory] = await Promise.all([
    reader.about(signal),
    reader.statistics(signal),
    withDefinitions === 'with-definitions' ? reader.definitions(signal) : null,
    reader.nodeInfo(signal),
    reader.nodeCpuStats(signal),
    reader.nodeMemoryStats(signal),
  ]);
  if (!about.ok) return about;
  if (!statistics.ok) return statistics;
  if (definitions?.ok === false) return definitions;
  return ok({
    about: about.value,
    statistics: statistics.value,
    definitions: definitions?.value ?? null,
    load: loadOf(info, cpu, memory),
  });
}

/** A daemon whose driver does not tell one of them still tells the others. */
function loadOf(
  info: Answered<NodeInfo>,
  cpu: Answered<NodeCpuStats>,
  memory: Answered<NodeMemoryStats>,
): HostLoad {
  const installed = info.ok ? info.value.memoryBytes : null;
  return {
    cpuBusyNs: cpu.ok ? cpu.value.kernelNs + cpu.value.userNs : null,
    cpus: info.ok ? info.value.cpus : null,
    memoryUsedBytes: memory.ok ? memory.value.usedBytes : null,
    memoryTotalBytes: memory.ok ? memory.value.totalBytes : installed,
  };
}

type Answered<T> = Result<T, ProbeFailure>;
