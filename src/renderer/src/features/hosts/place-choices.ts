import { useMemo } from 'react';
import type { GuestId, HostName, NodeName } from '../../../../shared/domain/names.ts';
import { useSteady } from '../../live/use-steady.ts';
import type { SiteState } from '../../live/site-source.ts';
import { toldApart } from './told-apart.ts';

export interface GuestName {
  readonly id: GuestId;
  readonly name: string;
}

const guestsOf = ({ records }: SiteState): readonly GuestName[] =>
  records.guests.list.map(({ id, name }) => ({ id, name }));

/** All guests of the site by name. */
export function useGuestNames(): readonly GuestName[] {
  const guests = useSteady(guestsOf);
  return useMemo(() => toldApart(guests), [guests]);
}

const hostsOf = ({ records }: SiteState): readonly HostName[] =>
  records.hosts.list.flatMap(({ kind, name }) => (kind === 'kvm' ? [name] : []));

/** Hosts that a guest can be placed on: every guest here is one of libvirt's, and none of them runs on ESXi. */
export const usePlaceHosts = (): readonly HostName[] => useSteady(hostsOf);

const unnamedOf = ({ records }: SiteState): readonly NodeName[] =>
  records.nodes.list.flatMap(({ name, guest, host }) => (guest === null && host === null ? [name] : []));

/** Nodes of which nobody knows what guest they are, such as those on VMware: there is nothing to place. */
export const useUnnamedNodes = (): readonly NodeName[] => useSteady(unnamedOf);
