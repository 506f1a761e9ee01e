import type { GuestId } from '../../../shared/domain/names.ts';
import { ok } from '../../../shared/result.ts';
import type { LibvirtConnection } from './connection.ts';
import { fromCounter, fromKib } from './counter.ts';
import { standingOf } from './domain-words.ts';
import { readJob } from './job-statistics.ts';
import type { KnownDomains } from './known-domains.ts';
import type { Answer, LibvirtReader } from './libvirt-reader.ts';
import {
  DOMAIN_GET_AUTOSTART,
  DOMAIN_GET_INFO,
  DOMAIN_GET_JOB_STATS,
  DOMAIN_GET_METADATA,
  DOMAIN_GET_STATE,
  DOMAIN_GET_XML_DESC,
  DOMAIN_HAS_MANAGED_SAVE_IMAGE,
  DOMAIN_IS_PERSISTENT,
} from './wire/domain-procedures.ts';
import type { DomainRef } from './wire/domain-ref.ts';
import {
  ADDRESSES_FROM_ARP,
  ADDRESSES_FROM_LEASE,
  ERROR_NO_DOMAIN_METADATA,
  METADATA_ELEMENT,
} from './wire/flags.ts';
import { DOMAIN_INTERFACE_ADDRESSES } from './wire/interface-addresses.ts';
import { reachable } from './reachable-addresses.ts';
import type { Procedure } from './wire/procedure.ts';

type DomainReads = Pick<
  LibvirtReader,
  | 'state'
  | 'info'
  | 'xml'
  | 'autostart'
  | 'managedSave'
  | 'persistent'
  | 'metadata'
  | 'addresses'
  | 'jobStats'
>;

/** The questions about one domain. */
export function domainReads(connection: LibvirtConnection, known: KnownDomains): DomainReads {
  const ask = async <Args, Said, Told>(
    guest: GuestId,
    signal: AbortSignal,
    procedure: Procedure<Args, Said>,
    argsFor: (domain: DomainRef) => Args,
    tell: (said: Said) => Told,
  ): Answer<Told> => {
    const domain = await known.find(guest, signal);
    if (!domain.ok) return domain;
    const said = await connection.call(procedure, argsFor(domain.value), signal);
    return said.ok ? ok(tell(said.value)) : said;
  };
  const addressesFrom = (guest: GuestId, source: number, signal: AbortSignal) =>
    ask(guest, signal, DOMAIN_INTERFACE_ADDRESSES, (domain) => ({ domain, source, flags: 0 }), reachable);
  const alone = (domain: DomainRef) => ({ domain });
  const flagless = (domain: DomainRef) => ({ domain, flags: 0 });
  const yes = ({ value }: { readonly value: number }) => value !== 0;
  const text = (said: { readonly text: string }) => said.text;
  return {
    state: (guest, signal) =>
      ask(guest, signal, DOMAIN_GET_STATE, flagless, ({ state, reason }) => standingOf(state, reason)),
    info: async (guest, signal) => {
      const [info, standing] = await Promise.all([
        ask(guest, signal, DOMAIN_GET_INFO, alone, (said) => said),
        ask(guest, signal, DOMAIN_GET_STATE, flagless, ({ state, reason }) => standingOf(state, reason)),
      ]);
      if (!info.ok) return info;
      if (!standing.ok) return standing;
      return ok({
        standing: standing.value,
        vcpus: info.value.vcpus,
        cpuTimeNs: fromCounter(info.value.cpuTimeNs),
        memoryBytes: fromKib(info.value.memoryKib),
        maximumMemoryBytes: fromKib(info.value.maxMemoryKib),
      });
    },
    xml: (guest, signal) => ask(guest, signal, DOMAIN_GET_XML_DESC, flagless, text),
    autostart: (guest, signal) => ask(guest, signal, DOMAIN_GET_AUTOSTART, alone, yes),
    managedSave: (guest, signal) => ask(guest, signal, DOMAIN_HAS_MANAGED_SAVE_IMAGE, flagless, yes),
    persistent: (guest, signal) => ask(guest, signal, DOMAIN_IS_PERSISTENT, alone, yes),
    metadata: async (guest, namespace, signal) => {
      const which = { type: METADATA_ELEMENT, uri: namespace, flags: 0 } as const;
      const argsFor = (domain: DomainRef) => ({ domain, ...which });
      const element = await ask(guest, signal, DOMAIN_GET_METADATA, argsFor, text);
      const hasNone =
        !element.ok && element.error.kind === 'libvirt' && element.error.code === ERROR_NO_DOMAIN_METADATA;
      return hasNone ? ok(null) : element;
    },
    addresses: async (guest, signal) => {
      const leased = await addressesFrom(guest, ADDRESSES_FROM_LEASE, signal);
      if (leased.ok && leased.value.length > 0) return leased;
      return addressesFrom(guest, ADDRESSES_FROM_ARP, signal);
    },
    jobStats: (guest, signal) =>
      ask(guest, signal, DOMAIN_GET_JOB_STATS, flagless, ({ type, params }) => readJob(type, params)),
  };
}
