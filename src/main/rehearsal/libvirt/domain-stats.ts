import {
  STATS_BALLOON,
  STATS_BLOCK,
  STATS_CPU_TOTAL,
  STATS_INTERFACE,
  STATS_STATE,
  STATS_VCPU,
} from '../../sources/libvirt/wire/flags.ts';
import type { TypedParam } from '../../sources/libvirt/wire/typed-params.ts';
import { REQUEST_BYTES } from '../model/guest-meter.ts';
import type { Guest } from '../model/guest.ts';
import { isActive, nanoseconds, stateNumbers, whole } from './domain-view.ts';

const int = (field: string, value: number): TypedParam => ({ field, type: 'int', value });
const uint = (field: string, value: number): TypedParam => ({ field, type: 'uint', value });
const ullong = (field: string, value: bigint): TypedParam => ({ field, type: 'ullong', value });
const text = (field: string, value: string): TypedParam => ({ field, type: 'string', value });

const GIB = 1_073_741_824n;

/** Field names, types and order as QEMU's driver gives them; `stats` 0 means all of them. */
export function statsOf(guest: Guest, stats: number, at: number): TypedParam[] {
  const wanted = (group: number) => stats === 0 || (stats & group) !== 0;
  return [
    ...(wanted(STATS_STATE) ? standing(guest) : []),
    ...(wanted(STATS_CPU_TOTAL) && isActive(guest) ? cpu(guest) : []),
    ...(wanted(STATS_BALLOON) ? balloon(guest, at) : []),
    ...(wanted(STATS_VCPU) ? vcpus(guest) : []),
    ...(wanted(STATS_INTERFACE) && isActive(guest) ? network(guest) : []),
    ...(wanted(STATS_BLOCK) ? disks(guest) : []),
  ];
}

function standing(guest: Guest): TypedParam[] {
  const { state, reason } = stateNumbers(guest.standing);
  return [int('state.state', state), int('state.reason', reason)];
}

function cpu({ meter: { cpuMs } }: Guest): TypedParam[] {
  return [
    ullong('cpu.time', nanoseconds(cpuMs)),
    ullong('cpu.user', nanoseconds(cpuMs * 0.08)),
    ullong('cpu.system', nanoseconds(cpuMs * 0.12)),
  ];
}

function balloon(guest: Guest, at: number): TypedParam[] {
  const maximum = whole(guest.plan.memoryKib);
  if (!isActive(guest)) return [ullong('balloon.maximum', maximum)];
  const resident = whole(guest.meter.residentKib(at));
  return [
    ullong('balloon.current', maximum),
    ullong('balloon.maximum', maximum),
    ullong('balloon.available', maximum - maximum / 40n),
    ullong('balloon.unused', maximum - resident),
    ullong('balloon.usable', maximum - resident + resident / 5n),
    ullong('balloon.rss', resident),
  ];
}

function vcpus(guest: Guest): TypedParam[] {
  const { vcpus: count } = guest.plan;
  const active = isActive(guest) ? count : 0;
  return [
    uint('vcpu.current', count),
    uint('vcpu.maximum', count),
    ...Array.from({ length: active }, (_, index) => [
      int(`vcpu.${index}.state`, 1),
      ullong(`vcpu.${index}.time`, nanoseconds((guest.meter.cpuMs * 0.95) / count)),
    ]).flat(),
  ];
}

function network({ meter, domId }: Guest): TypedParam[] {
  const packet = 900;
  const way = (direction: string, bytes: number): TypedParam[] => [
    ullong(`net.0.${direction}.bytes`, whole(bytes)),
    ullong(`net.0.${direction}.pkts`, whole(bytes / packet)),
    ullong(`net.0.${direction}.errs`, 0n),
    ullong(`net.0.${direction}.drop`, 0n),
  ];
  return [
    uint('net.count', 1),
    text('net.0.name', `vnet${domId ?? 0}`),
    ...way('rx', meter.netInBytes),
    ...way('tx', meter.netOutBytes),
  ];
}

function disks(guest: Guest): TypedParam[] {
  const { meter, plan } = guest;
  const way = (direction: string, bytes: number, ms: number): TypedParam[] => [
    ullong(`block.0.${direction}.reqs`, whole(bytes / REQUEST_BYTES)),
    ullong(`block.0.${direction}.bytes`, whole(bytes)),
    ullong(`block.0.${direction}.times`, nanoseconds(ms)),
  ];
  return [
    uint('block.count', 1),
    text('block.0.name', 'vda'),
    text('block.0.path', `/var/lib/libvirt/images/${plan.name}.qcow2`),
    ...(isActive(guest)
      ? [...way('rd', meter.readBytes, meter.readMs), ...way('wr', meter.writeBytes, meter.writeMs)]
      : []),
    ullong('block.0.allocation', 12n * GIB),
    ullong('block.0.capacity', 40n * GIB),
    ullong('block.0.physical', 12n * GIB),
  ];
}
