import { ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { LibvirtConnection } from './connection.ts';
import { fromCounter, fromKib } from './counter.ts';
import { unreadableAs } from '../../parsers/printed-lines.ts';
import { NOTHING } from './wire/codec.ts';
import { NODE_GET_CPU_STATS, NODE_GET_INFO, NODE_GET_MEMORY_STATS } from './wire/node-procedures.ts';
import type { NodeStat } from './wire/node-procedures.ts';

/** The host's hardware, as `nodeinfo` prints it. */
export interface NodeInfo {
  /** CPU architecture. */
  readonly model: string;
  readonly memoryBytes: number | null;
  readonly cpus: number;
  readonly mhz: number;
  readonly numaCells: number;
  /** Of one NUMA cell. */
  readonly sockets: number;
  readonly coresPerSocket: number;
  readonly threadsPerCore: number;
}

/** Nanoseconds since boot, of all CPUs together. */
export interface NodeCpuStats {
  readonly kernelNs: number;
  readonly userNs: number;
  readonly idleNs: number;
  readonly iowaitNs: number | null;
}

export interface NodeMemoryStats {
  readonly totalBytes: number;
  readonly freeBytes: number;
  readonly buffersBytes: number;
  readonly cachedBytes: number;
  /** What is left of the total without free, buffers and cache. */
  readonly usedBytes: number;
}

type Answer<T> = Promise<Result<T, ProbeFailure>>;
const ALL = -1;

export async function readNodeInfo(connection: LibvirtConnection, signal: AbortSignal): Answer<NodeInfo> {
  const info = await connection.call(NODE_GET_INFO, NOTHING, signal);
  if (!info.ok) return info;
  const { model, memoryKib, cpus, mhz, nodes, sockets, cores, threads } = info.value;
  const topology = { numaCells: nodes, sockets, coresPerSocket: cores, threadsPerCore: threads };
  return ok({ model, memoryBytes: fromKib(memoryKib), cpus, mhz, ...topology });
}

/** Asks for the number of values first, as the daemon insists on the exact one. */
export async function readNodeCpuStats(
  connection: LibvirtConnection,
  signal: AbortSignal,
): Answer<NodeCpuStats> {
  const asked = await connection.call(NODE_GET_CPU_STATS, { cpu: ALL, count: 0, flags: 0 }, signal);
  if (!asked.ok) return asked;
  const { count } = asked.value;
  const answer = await connection.call(NODE_GET_CPU_STATS, { cpu: ALL, count, flags: 0 }, signal);
  if (!answer.ok) return answer;
  const said = byField(answer.value.stats);
  const [kernelNs, userNs, idleNs] = ['kernel', 'user', 'idle'].map((field) => said.get(field) ?? null);
  if (!isNumber(kernelNs) || !isNumber(userNs) || !isNumber(idleNs)) return fail(missing('CPU', said));
  return ok({ kernelNs, userNs, idleNs, iowaitNs: said.get('iowait') ?? null });
}

export async function readNodeMemoryStats(
  connection: LibvirtConnection,
  signal: AbortSignal,
): Answer<NodeMemoryStats> {
  const asked = await connection.call(NODE_GET_MEMORY_STATS, { cell: ALL, count: 0, flags: 0 }, signal);
  if (!asked.ok) return asked;
  const { count } = asked.value;
  const answer = await connection.call(NODE_GET_MEMORY_STATS, { cell: ALL, count, flags: 0 }, signal);
  if (!answer.ok) return answer;
  const said = byField(answer.value.stats);
  const [total, free, buffers, cached] = ['total', 'free', 'buffers', 'cached'].map((field) =>
    inBytes(said.get(field)),
  );
  if (!isNumber(total) || !isNumber(free) || !isNumber(buffers) || !isNumber(cached))
    return fail(missing('memory', said));
  const usedBytes = Math.max(0, total - free - buffers - cached);
  return ok({ totalBytes: total, freeBytes: free, buffersBytes: buffers, cachedBytes: cached, usedBytes });
}

const byField = (stats: readonly NodeStat[]): ReadonlyMap<string, number | null> =>
  new Map(stats.map(({ field, value }) => [field, fromCounter(value)]));

const inBytes = (kib: number | null | undefined): number | null =>
  kib === null || kib === undefined ? null : kib * 1_024;

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';

const missing = (what: string, said: ReadonlyMap<string, unknown>): ProbeFailure =>
  unreadableAs(ownWord('statistics-missing', { what, found: [...said.keys()].join(', ') }));
