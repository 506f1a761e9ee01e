import {
  LIST_ACTIVE,
  LIST_AUTOSTART,
  LIST_INACTIVE,
  LIST_MANAGED_SAVE,
  LIST_NO_AUTOSTART,
  LIST_NO_MANAGED_SAVE,
  LIST_OTHER,
  LIST_PAUSED,
  LIST_PERSISTENT,
  LIST_RUNNING,
  LIST_SHUTOFF,
  LIST_TRANSIENT,
} from '../../sources/libvirt/wire/flags.ts';
import type { DomainState } from '../../../shared/domain/domain-state.ts';
import type { Guest } from '../model/guest.ts';
import { isActive } from './domain-view.ts';

const STATE_FLAGS: Partial<Record<DomainState, number>> = {
  running: LIST_RUNNING,
  paused: LIST_PAUSED,
  'shut off': LIST_SHUTOFF,
};

/** The flag that a guest fits, per group; a group of which no flag is set filters nothing. */
export function listedBy(guest: Guest, flags: number): boolean {
  const byState = STATE_FLAGS[guest.standing.state] ?? LIST_OTHER;
  const fits = (group: number, own: number) => (flags & group) === 0 || (flags & own) !== 0;
  return (
    fits(LIST_ACTIVE | LIST_INACTIVE, isActive(guest) ? LIST_ACTIVE : LIST_INACTIVE) &&
    fits(LIST_PERSISTENT | LIST_TRANSIENT, LIST_PERSISTENT) &&
    fits(LIST_RUNNING | LIST_PAUSED | LIST_SHUTOFF | LIST_OTHER, byState) &&
    fits(
      LIST_MANAGED_SAVE | LIST_NO_MANAGED_SAVE,
      guest.managedSave ? LIST_MANAGED_SAVE : LIST_NO_MANAGED_SAVE,
    ) &&
    fits(LIST_AUTOSTART | LIST_NO_AUTOSTART, guest.autostart ? LIST_AUTOSTART : LIST_NO_AUTOSTART)
  );
}
