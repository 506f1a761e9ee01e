import { fail, ok } from '../../../shared/result.ts';
import { NOTHING } from '../../sources/libvirt/wire/codec.ts';
import {
  AUTH_LIST,
  AUTH_NONE,
  CONNECT_CLOSE,
  CONNECT_GET_CAPABILITIES,
  CONNECT_GET_HOSTNAME,
  CONNECT_GET_LIB_VERSION,
  CONNECT_GET_TYPE,
  CONNECT_GET_URI,
  CONNECT_GET_VERSION,
  CONNECT_OPEN,
  CONNECT_SUPPORTS_FEATURE,
} from '../../sources/libvirt/wire/connection-procedures.ts';
import {
  CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY,
  CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY,
} from '../../sources/libvirt/wire/event-procedures.ts';
import {
  CONNECT_READ_ONLY,
  FEATURE_EVENT_CALLBACK,
  FEATURE_KEEPALIVE,
  FEATURE_TYPED_PARAM_STRING,
  FROM_QEMU,
  FROM_RPC,
} from '../../sources/libvirt/wire/flags.ts';
import {
  NODE_GET_CPU_STATS,
  NODE_GET_INFO,
  NODE_GET_MEMORY_STATS,
  type NodeStat,
} from '../../sources/libvirt/wire/node-procedures.ts';
import { plainError } from '../../sources/libvirt/wire/remote-error.ts';
import { answering, telling, type Answerer, type CallContext } from './answering.ts';
import { DOMAIN_ANSWERERS } from './domain-answerers.ts';
import { isActive, nanoseconds, whole } from './domain-view.ts';
import { capabilitiesXml } from './domain-xml.ts';
import { POWER_ANSWERERS } from './power-answerers.ts';
import { CONNECT_IS_SECURE, CONNECT_NUM_OF_DOMAINS, NODE_GET_FREE_MEMORY } from './more-procedures.ts';

const LIBVIRT_VERSION = 9_000_000n;
const QEMU_VERSION = 7_002_000n;
const FEATURES = new Set([FEATURE_TYPED_PARAM_STRING, FEATURE_KEEPALIVE, FEATURE_EVENT_CALLBACK]);
const ERROR_INVALID_ARG = 8;
const ERROR_NO_CONNECT = 5;

const CONNECTION_ANSWERERS: readonly Answerer[] = [
  telling(AUTH_LIST, () => ({ types: [AUTH_NONE] })),
  answering(CONNECT_OPEN, ({ uri, flags }, { connection }) => {
    const path = uri === null || uri === '' ? 'qemu:///system' : uri;
    if (!/^qemu:\/\/\/system\b/.test(path))
      return fail(plainError(ERROR_NO_CONNECT, FROM_RPC, `no connection driver available for ${path}`));
    if ((flags & CONNECT_READ_ONLY) !== 0) connection.readOnly = true;
    return ok(NOTHING);
  }),
  telling(CONNECT_CLOSE, () => NOTHING),
  telling(CONNECT_GET_TYPE, () => ({ text: 'QEMU' })),
  telling(CONNECT_GET_VERSION, () => ({ value: QEMU_VERSION })),
  telling(CONNECT_GET_LIB_VERSION, () => ({ value: LIBVIRT_VERSION })),
  telling(CONNECT_GET_HOSTNAME, ({ host }) => ({ text: host.plan.name })),
  telling(CONNECT_GET_URI, () => ({ text: 'qemu:///system' })),
  telling(CONNECT_GET_CAPABILITIES, ({ host }) => ({ text: capabilitiesXml(host) })),
  telling(CONNECT_SUPPORTS_FEATURE, (_, { value }) => ({ value: FEATURES.has(value) ? 1 : 0 })),
  telling(CONNECT_IS_SECURE, () => ({ value: 1 })),
  telling(CONNECT_NUM_OF_DOMAINS, ({ host }) => ({ value: host.guests.filter(isActive).length })),
  telling(CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY, ({ connection }, { eventId }) => {
    const value = connection.nextCallback++;
    connection.callbacks.set(value, eventId);
    return { value };
  }),
  answering(CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY, ({ value }, { connection }) =>
    connection.callbacks.delete(value)
      ? ok(NOTHING)
      : fail(plainError(ERROR_INVALID_ARG, FROM_QEMU, `domain event callback ${value} not registered`)),
  ),
];

const NODE_ANSWERERS: readonly Answerer[] = [
  telling(NODE_GET_INFO, ({ host: { plan } }) => ({
    model: 'x86_64',
    memoryKib: whole(plan.memoryKib),
    cpus: plan.cores,
    mhz: 2_600,
    nodes: 1,
    sockets: 2,
    cores: plan.cores / 2,
    threads: 1,
  })),
  answering(NODE_GET_CPU_STATS, ({ cpu, count }, context) => {
    const { cores } = context.host.plan;
    if (cpu >= cores || cpu < -1)
      return fail(plainError(ERROR_INVALID_ARG, FROM_QEMU, `Invalid cpuNum in ${cpu}`));
    return ok(asManyAs(count, cpuStats(context, cpu === -1 ? 1 : cores)));
  }),
  telling(NODE_GET_MEMORY_STATS, (context, { count }) => asManyAs(count, memoryStats(context))),
  telling(NODE_GET_FREE_MEMORY, ({ host, at }) => ({ value: whole(host.memory(at).freeKib) * 1_024n })),
];

function cpuStats({ host, at }: CallContext, share: number): NodeStat[] {
  const { kernelMs, userMs, idleMs, ioWaitMs } = host.cpu(at);
  const stat = (field: string, ms: number): NodeStat => ({ field, value: nanoseconds(ms / share) });
  return [stat('kernel', kernelMs), stat('user', userMs), stat('idle', idleMs), stat('iowait', ioWaitMs)];
}

function memoryStats({ host, at }: CallContext): NodeStat[] {
  const { totalKib, freeKib, buffersKib, cachedKib } = host.memory(at);
  const stat = (field: string, kib: number): NodeStat => ({ field, value: whole(kib) });
  return [
    stat('total', totalKib),
    stat('free', freeKib),
    stat('buffers', buffersKib),
    stat('cached', cachedKib),
  ];
}

/** A caller first asks with 0 how many there are. */
const asManyAs = (count: number, stats: readonly NodeStat[]) =>
  count === 0 ? { stats: [], count: stats.length } : { stats: stats.slice(0, count), count: stats.length };

export const ANSWERERS: ReadonlyMap<number, Answerer> = new Map(
  [...CONNECTION_ANSWERERS, ...NODE_ANSWERERS, ...DOMAIN_ANSWERERS, ...POWER_ANSWERERS].map((answerer) => [
    answerer.number,
    answerer,
  ]),
);
