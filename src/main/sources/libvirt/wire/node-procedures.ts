import type { Codec } from './codec.ts';
import { nothing } from './codec.ts';
import { readString, writeString } from './domain-ref.ts';
import { MAX_NODE_CPU_STATS, MAX_NODE_MEMORY_STATS } from './limits.ts';
import { procedure } from './procedure.ts';
import type { XdrReader } from './xdr-reader.ts';
import type { XdrWriter } from './xdr-writer.ts';

/** virNodeInfo. */
export interface NodeInfoAnswer {
  /** CPU architecture, as `x86_64`. */
  readonly model: string;
  readonly memoryKib: bigint;
  readonly cpus: number;
  readonly mhz: number;
  readonly nodes: number;
  readonly sockets: number;
  readonly cores: number;
  readonly threads: number;
}

const MODEL_CHARACTERS = 32;

/** A `char[32]` travels as 32 integers. */
function readModel(reader: XdrReader): string {
  const codes = Array.from({ length: MODEL_CHARACTERS }, () => reader.int() & 0xff);
  const end = codes.indexOf(0);
  return Buffer.from(end < 0 ? codes : codes.slice(0, end)).toString('utf8');
}

function writeModel(writer: XdrWriter, model: string): void {
  const bytes = Buffer.alloc(MODEL_CHARACTERS);
  bytes.write(model, 'utf8');
  for (const byte of bytes) writer.int(byte);
}

const nodeInfo: Codec<NodeInfoAnswer> = {
  read: (reader) => ({
    model: readModel(reader),
    memoryKib: reader.uhyper(),
    cpus: reader.int(),
    mhz: reader.int(),
    nodes: reader.int(),
    sockets: reader.int(),
    cores: reader.int(),
    threads: reader.int(),
  }),
  write: (writer, info) => {
    writeModel(writer, info.model);
    writer.uhyper(info.memoryKib);
    writer.int(info.cpus);
    writer.int(info.mhz);
    writer.int(info.nodes);
    writer.int(info.sockets);
    writer.int(info.cores);
    writer.int(info.threads);
  },
};

export interface NodeStat {
  readonly field: string;
  readonly value: bigint;
}

/** `count` says how many there are when a caller asked with 0; otherwise it repeats the length of `stats`. */
export interface NodeStatsAnswer {
  readonly stats: readonly NodeStat[];
  readonly count: number;
}

const nodeStat: Codec<NodeStat> = {
  read: (reader) => ({ field: readString(reader), value: reader.uhyper() }),
  write: (writer, { field, value }) => {
    writeString(writer, field);
    writer.uhyper(value);
  },
};

const nodeStats = (max: number): Codec<NodeStatsAnswer> => ({
  read: (reader) => ({ stats: reader.array(max, nodeStat.read), count: reader.int() }),
  write: (writer, { stats, count }) => {
    writer.array(stats, max, nodeStat.write);
    writer.int(count);
  },
});

/** `cpu` -1 means all together. */
const cpuStatsArgs: Codec<{ readonly cpu: number; readonly count: number; readonly flags: number }> = {
  read: (reader) => ({ cpu: reader.int(), count: reader.int(), flags: reader.uint() }),
  write: (writer, { cpu, count, flags }) => {
    writer.int(cpu);
    writer.int(count);
    writer.uint(flags);
  },
};

/** `cell` -1 means all together. The order of the two numbers differs from the CPU's. */
const memoryStatsArgs: Codec<{ readonly count: number; readonly cell: number; readonly flags: number }> = {
  read: (reader) => ({ count: reader.int(), cell: reader.int(), flags: reader.uint() }),
  write: (writer, { count, cell, flags }) => {
    writer.int(count);
    writer.int(cell);
    writer.uint(flags);
  },
};

export const NODE_GET_INFO = procedure(6, nothing, nodeInfo);
/** Nanoseconds since boot by kind: kernel, user, idle, iowait, intr. */
export const NODE_GET_CPU_STATS = procedure(227, cpuStatsArgs, nodeStats(MAX_NODE_CPU_STATS));
/** KiB by kind: total, free, buffers, cached. */
export const NODE_GET_MEMORY_STATS = procedure(228, memoryStatsArgs, nodeStats(MAX_NODE_MEMORY_STATS));
