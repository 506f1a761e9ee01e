import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DomainRef } from '../../sources/libvirt/wire/domain-ref.ts';
import {
  CONNECT_GET_ALL_DOMAIN_STATS,
  CONNECT_LIST_ALL_DOMAINS,
} from '../../sources/libvirt/wire/domain-list-procedures.ts';
import {
  DOMAIN_GET_AUTOSTART,
  DOMAIN_GET_INFO,
  DOMAIN_GET_JOB_STATS,
  DOMAIN_GET_METADATA,
  DOMAIN_GET_STATE,
  DOMAIN_GET_XML_DESC,
  DOMAIN_HAS_MANAGED_SAVE_IMAGE,
  DOMAIN_IS_PERSISTENT,
  DOMAIN_LOOKUP_BY_NAME,
  DOMAIN_LOOKUP_BY_UUID,
} from '../../sources/libvirt/wire/domain-procedures.ts';
import {
  ERROR_NO_DOMAIN_METADATA,
  ERROR_OPERATION_DENIED,
  FROM_QEMU,
  METADATA_ELEMENT,
  METADATA_TITLE,
} from '../../sources/libvirt/wire/flags.ts';
import type { Procedure } from '../../sources/libvirt/wire/procedure.ts';
import { plainError, type RemoteError } from '../../sources/libvirt/wire/remote-error.ts';
import type { Guest } from '../model/guest.ts';
import { answering, telling, type Answerer, type CallContext } from './answering.ts';
import { listedBy } from './domain-filter.ts';
import { statsOf } from './domain-stats.ts';
import { domainOf, findDomain, isActive, nanoseconds, refOf, stateNumbers, whole } from './domain-view.ts';
import { domainXml, nodeElement, NODE_NAMESPACE } from './domain-xml.ts';
import {
  DOMAIN_GET_MAX_MEMORY,
  DOMAIN_GET_MESSAGES,
  DOMAIN_GET_OS_TYPE,
  DOMAIN_IS_ACTIVE,
  DOMAIN_LOOKUP_BY_ID,
} from './more-procedures.ts';
import { DOMAIN_INTERFACE_ADDRESSES } from '../../sources/libvirt/wire/interface-addresses.ts';

const XML_SECURE = 1;
const ADDRESSES_FROM_AGENT = 1;

/** A question about one domain: not found is libvirt's own error. */
const about = <Args extends { readonly domain: DomainRef }, Answer>(
  procedure: Procedure<Args, Answer>,
  answer: (guest: Guest, args: Args, context: CallContext) => Result<Answer, RemoteError>,
): Answerer =>
  answering(procedure, (args, context) => {
    const found = domainOf(context.host, args.domain);
    return found.ok ? answer(found.value, args, context) : found;
  });

const denied = () =>
  fail(plainError(ERROR_OPERATION_DENIED, FROM_QEMU, 'operation forbidden for read only access'));

const LISTS: readonly Answerer[] = [
  telling(CONNECT_LIST_ALL_DOMAINS, ({ host }, { needResults, flags }) => {
    const listed = host.guests.filter((guest) => listedBy(guest, flags));
    return { domains: needResults === 0 ? [] : listed.map(refOf), count: listed.length };
  }),
  telling(CONNECT_GET_ALL_DOMAIN_STATS, ({ host, at }, { domains, stats, flags }) => {
    const wanted = new Set(domains.map(({ uuid }) => uuid));
    const guests =
      wanted.size > 0
        ? host.guests.filter(({ plan }) => wanted.has(plan.uuid))
        : host.guests.filter((guest) => listedBy(guest, flags & 0xff));
    return {
      records: guests.map((guest) => ({ domain: refOf(guest), params: statsOf(guest, stats, at) })),
    };
  }),
  answering(DOMAIN_LOOKUP_BY_NAME, ({ text }, { host }) => {
    const found = findDomain(host, ({ plan }) => plan.name === text, `name '${text}'`);
    return found.ok ? ok({ domain: refOf(found.value) }) : found;
  }),
  answering(DOMAIN_LOOKUP_BY_UUID, ({ uuid }, { host }) => {
    const found = findDomain(host, ({ plan }) => plan.uuid === uuid, `uuid '${uuid}'`);
    return found.ok ? ok({ domain: refOf(found.value) }) : found;
  }),
  answering(DOMAIN_LOOKUP_BY_ID, ({ value }, { host }) => {
    const found = findDomain(host, ({ domId }) => domId === value, `id '${value}'`);
    return found.ok ? ok({ domain: refOf(found.value) }) : found;
  }),
];

const STANDINGS: readonly Answerer[] = [
  about(DOMAIN_GET_STATE, ({ standing }) => ok(stateNumbers(standing))),
  about(DOMAIN_GET_INFO, (guest) =>
    ok({
      state: stateNumbers(guest.standing).state,
      maxMemoryKib: whole(guest.plan.memoryKib),
      memoryKib: whole(guest.plan.memoryKib),
      vcpus: guest.plan.vcpus,
      cpuTimeNs: isActive(guest) ? nanoseconds(guest.meter.cpuMs) : 0n,
    }),
  ),
  about(DOMAIN_GET_AUTOSTART, ({ autostart }) => ok({ value: autostart ? 1 : 0 })),
  about(DOMAIN_IS_PERSISTENT, () => ok({ value: 1 })),
  about(DOMAIN_IS_ACTIVE, (guest) => ok({ value: isActive(guest) ? 1 : 0 })),
  about(DOMAIN_HAS_MANAGED_SAVE_IMAGE, ({ managedSave }) => ok({ value: managedSave ? 1 : 0 })),
  about(DOMAIN_GET_JOB_STATS, () => ok({ type: 0, params: [] })),
  about(DOMAIN_GET_MESSAGES, () => ok({ texts: [] })),
];

const DEFINITIONS: readonly Answerer[] = [
  about(DOMAIN_GET_XML_DESC, (guest, { flags }, { connection }) =>
    connection.readOnly && (flags & XML_SECURE) !== 0 ? denied() : ok({ text: domainXml(guest) }),
  ),
  about(DOMAIN_GET_OS_TYPE, () => ok({ text: 'hvm' })),
  about(DOMAIN_GET_MAX_MEMORY, ({ plan }) => ok({ value: whole(plan.memoryKib) })),
  about(DOMAIN_GET_METADATA, (guest, { type, uri }) => {
    const element = nodeElement(guest);
    if (type === METADATA_TITLE) return ok({ text: guest.plan.name });
    if (type === METADATA_ELEMENT && uri === NODE_NAMESPACE && element !== null) return ok({ text: element });
    return fail(plainError(ERROR_NO_DOMAIN_METADATA, FROM_QEMU, 'metadata not found'));
  }),
  about(DOMAIN_INTERFACE_ADDRESSES, (guest, { source }, { connection }) => {
    if (connection.readOnly && source === ADDRESSES_FROM_AGENT) return denied();
    const { plan, domId } = guest;
    if (domId === null) return ok({ interfaces: [] });
    const addresses = [{ type: 0, address: plan.address, prefix: 16 }];
    return ok({ interfaces: [{ name: `vnet${domId}`, mac: plan.mac, addresses }] });
  }),
];

export const DOMAIN_ANSWERERS: readonly Answerer[] = [...LISTS, ...STANDINGS, ...DEFINITIONS];
