import { isActive, isDoubtful, isKnown } from './placement.ts';
import type { GuestDraft } from './site-readings.ts';
import type { Site } from './site.ts';

/** What is known of a guest's being stopped, as interlocks.md defines it; QEMU processes are not looked at. */
export type StopEvidence =
  | { readonly kind: 'runs'; readonly host: string; readonly state: string }
  | { readonly kind: 'off'; readonly hosts: string }
  | { readonly kind: 'not-proven'; readonly why: StopDoubt };

export type StopDoubt = 'noDomain' | 'hostNotKnown' | 'saved' | 'managedSave' | 'managedSaveNotKnown';

/** Shut off, with a reason that is neither saved nor from-snapshot, without a managed-save image, on every host. */
export function stopEvidence(guest: GuestDraft | null, site: Site): StopEvidence {
  if (guest === null) return { kind: 'not-proven', why: 'noDomain' };
  const active = guest.placements.find(isActive);
  if (active !== undefined) return { kind: 'runs', host: active.host, state: active.standing.value.state };
  const doubt = doubtOf(guest, site);
  if (doubt !== null) return { kind: 'not-proven', why: doubt };
  return { kind: 'off', hosts: guest.placements.map(({ host }) => host).join(', ') };
}

function doubtOf({ placements }: GuestDraft, site: Site): StopDoubt | null {
  if (placements.length === 0) return 'noDomain';
  if (!site.allHostsKnown || placements.some(isDoubtful)) return 'hostNotKnown';
  const reasons = placements.filter(isKnown).map(({ standing }) => standing.value.reason);
  if (reasons.some((reason) => /^(saved|from snapshot)$/.test(reason))) return 'saved';
  if (placements.some(({ managedSave }) => managedSave === true)) return 'managedSave';
  // A transient domain has no definition left and no image; a defined one must have been read.
  return placements.some(({ managedSave }) => managedSave === null) ? 'managedSaveNotKnown' : null;
}
