import { ok } from '../../../shared/result.ts';
import type { LibvirtConnection } from './connection.ts';
import { guestIdOf } from './guest-id.ts';
import type { Answer, DomainDefinition } from './libvirt-reader.ts';
import { CONNECT_LIST_ALL_DOMAINS } from './wire/domain-list-procedures.ts';
import type { DomainRef } from './wire/domain-ref.ts';
import { LIST_AUTOSTART, LIST_MANAGED_SAVE, LIST_PERSISTENT } from './wire/flags.ts';

/** `filter` 0 means all. */
export async function listDomains(
  connection: LibvirtConnection,
  filter: number,
  signal: AbortSignal,
): Answer<readonly DomainRef[]> {
  const args = { needResults: 1, flags: filter };
  const list = await connection.call(CONNECT_LIST_ALL_DOMAINS, args, signal);
  return list.ok ? ok(list.value.domains) : list;
}

export const isActive = (domain: DomainRef): boolean => domain.id >= 0;

/** One list of all and one per mark, at the same time: four calls however many domains there are. */
export async function listDefinitions(
  connection: LibvirtConnection,
  signal: AbortSignal,
): Answer<readonly DomainDefinition[]> {
  const filters = [0, LIST_AUTOSTART, LIST_MANAGED_SAVE, LIST_PERSISTENT] as const;
  const [all, ...marked] = await Promise.all(
    filters.map((filter) => listDomains(connection, filter, signal)),
  );
  const sets: ReadonlySet<string>[] = [];
  for (const list of marked) {
    if (!list.ok) return list;
    sets.push(new Set(list.value.map(({ uuid }) => uuid)));
  }
  const has = (mark: number, { uuid }: DomainRef) => sets[mark]?.has(uuid) ?? false;
  if (all?.ok !== true) return all ?? ok([]);
  const definitions = all.value.map((domain) => ({
    id: guestIdOf(domain),
    name: domain.name,
    active: isActive(domain),
    autostart: has(0, domain),
    managedSave: has(1, domain),
    persistent: has(2, domain),
  }));
  return ok(definitions);
}
