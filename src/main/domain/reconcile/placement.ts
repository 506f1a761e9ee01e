import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import type { Placement } from '../../../shared/domain/site-picture.ts';
import type { GuestDraft } from './site-readings.ts';

export interface KnownPlacement extends Placement {
  readonly standing: Extract<Placement['standing'], { kind: 'known' }>;
}

/** A domain that holds resources: everything but shut off (libvirt-facts: paused ones do). `no state` is neither. */
export const isActive = (placement: Placement): placement is KnownPlacement =>
  isKnown(placement) && !['shut off', 'no state'].includes(placement.standing.value.state);

export const isKnown = (placement: Placement): placement is KnownPlacement =>
  placement.standing.kind === 'known';

export const isDoubtful = ({ standing }: Placement): boolean =>
  standing.kind === 'unknown' || standing.value.state === 'no state';

/** It runs there and nowhere else: paused, or on its way by post-copy, it may run on the host that it goes to or comes from. */
export const runsThere = ({ state, reason }: DomainStanding): boolean =>
  state === 'running' && !reason.includes('post-copy');

/** The target of a migration holds the domain paused with this reason until it is taken over (virsh's words). */
export const isMigrating = (placement: Placement): boolean =>
  isKnown(placement) &&
  placement.standing.value.state === 'paused' &&
  /^(migrating|migration|post-copy)$/.test(placement.standing.value.reason);

/** The one host where a guest is active; null when there is none, several, or a host that may have it is not known. */
export function homeOf(guest: GuestDraft): HostName | null {
  const active = guest.placements.filter(isActive);
  if (active.length !== 1 || guest.placements.some(isDoubtful)) return null;
  return active[0]?.host ?? null;
}
