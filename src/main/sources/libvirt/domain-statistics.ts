import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import { fromCounter } from './counter.ts';
import { standingOf } from './domain-words.ts';
import { guestIdOf } from './guest-id.ts';
import type { StatsRecord } from './wire/domain-list-procedures.ts';
import type { TypedParam } from './wire/typed-params.ts';

/** One domain of a bulk answer; null is what the daemon did not say. Counters run since the domain's start. */
export interface DomainStatistics {
  readonly id: GuestId;
  readonly name: string;
  /** Null only from a daemon that left the state out. */
  readonly standing: DomainStanding | null;
  readonly cpuTimeNs: number | null;
  readonly vcpus: number | null;
  readonly vcpusMax: number | null;
  readonly balloonCurrentBytes: number | null;
  readonly balloonMaximumBytes: number | null;
  /** What the domain's process holds of the host's memory. */
  readonly rssBytes: number | null;
  /** Inside the guest, as its balloon driver says: all of it, and what nobody uses. */
  readonly availableBytes: number | null;
  readonly unusedBytes: number | null;
  /** Sums over its interfaces and disks. */
  readonly netRxBytes: number | null;
  readonly netTxBytes: number | null;
  readonly diskReadBytes: number | null;
  readonly diskWriteBytes: number | null;
  /** The domain was busy, so the daemon gave only what it could without asking the hypervisor. */
  readonly skipped: boolean;
}

/** The fields of one record that are read one by one. */
const SINGLE_FIELDS = [
  'state.state',
  'state.reason',
  'cpu.time',
  'vcpu.current',
  'vcpu.maximum',
  'balloon.current',
  'balloon.maximum',
  'balloon.rss',
  'balloon.available',
  'balloon.unused',
  'net.count',
  'block.count',
] as const;
type SingleField = (typeof SINGLE_FIELDS)[number];
const SINGLE = new Map<string, SingleField>(SINGLE_FIELDS.map((field) => [field, field]));

/** What a domain's devices say (`net.0.rx.bytes`, `net.1.rx.bytes`, …) is summed. */
const DEVICE_BYTES = ['.rx.bytes', '.tx.bytes', '.rd.bytes', '.wr.bytes'] as const;
type DeviceBytes = (typeof DEVICE_BYTES)[number];

const deviceBytes = (field: string): DeviceBytes | undefined =>
  field.endsWith('.bytes') ? DEVICE_BYTES.find((suffix) => field.endsWith(suffix)) : undefined;

/** The fields of one record; those that nobody reads are not even turned into numbers. */
class SaidOfDomain {
  readonly #values = new Map<SingleField | DeviceBytes, number>();

  constructor(params: readonly TypedParam[]) {
    for (const param of params) {
      const single = SINGLE.get(param.field);
      if (single !== undefined) this.#set(single, param);
      else this.#add(deviceBytes(param.field), param);
    }
  }

  number(field: SingleField): number | null {
    return this.#values.get(field) ?? null;
  }

  bytes(fieldInKib: SingleField): number | null {
    const kib = this.number(fieldInKib);
    return kib === null ? null : kib * 1_024;
  }

  /** 0 for a domain without such devices; null when it has some and none was told. */
  sum(suffix: DeviceBytes, countField: SingleField): number | null {
    return this.#values.get(suffix) ?? (this.number(countField) === 0 ? 0 : null);
  }

  standing(): DomainStanding | null {
    const state = this.number('state.state');
    return state === null ? null : standingOf(state, this.number('state.reason') ?? 0);
  }

  #set(field: SingleField, param: TypedParam): void {
    const value = numberOf(param);
    if (value !== null) this.#values.set(field, value);
  }

  #add(suffix: DeviceBytes | undefined, param: TypedParam): void {
    const value = suffix === undefined ? null : numberOf(param);
    if (suffix !== undefined && value !== null)
      this.#values.set(suffix, (this.#values.get(suffix) ?? 0) + value);
  }
}

const numberOf = ({ value }: TypedParam): number | null => {
  if (typeof value === 'bigint') return fromCounter(value);
  return typeof value === 'number' ? value : null;
};

/** Turns one record of CONNECT_GET_ALL_DOMAIN_STATS into what the product knows of a domain. */
export function readStatistics({ domain, params }: StatsRecord): DomainStatistics {
  const said = new SaidOfDomain(params);
  const rssBytes = said.bytes('balloon.rss');
  const balloonMaximumBytes = said.bytes('balloon.maximum');
  return {
    id: guestIdOf(domain),
    name: domain.name,
    standing: said.standing(),
    cpuTimeNs: said.number('cpu.time'),
    vcpus: said.number('vcpu.current'),
    vcpusMax: said.number('vcpu.maximum'),
    balloonCurrentBytes: said.bytes('balloon.current'),
    balloonMaximumBytes,
    rssBytes,
    availableBytes: said.bytes('balloon.available'),
    unusedBytes: said.bytes('balloon.unused'),
    netRxBytes: said.sum('.rx.bytes', 'net.count'),
    netTxBytes: said.sum('.tx.bytes', 'net.count'),
    diskReadBytes: said.sum('.rd.bytes', 'block.count'),
    diskWriteBytes: said.sum('.wr.bytes', 'block.count'),
    // The daemon always tells rss of a running domain, unless it could not have it for itself at that moment.
    skipped: domain.id >= 0 && balloonMaximumBytes !== null && rssBytes === null,
  };
}
