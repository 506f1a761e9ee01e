import type { GuestId } from '../../../../shared/domain/names.ts';
import type { Answer, LibvirtReader } from '../libvirt-reader.ts';
import type { PowerCall } from './power-procedures.ts';

/**
 * One deed on one domain. `timed-out`, `cancelled`, `unreachable` and `protocol` say nothing about whether it happened: only a
 * fresh reading does. `libvirt` is the daemon's refusal: nothing happened.
 */
export type ChangeDomain = (guest: GuestId, signal: AbortSignal, deadlineMs: number) => Answer<void>;

/**
 * A read-write connection to one daemon, for one operation: everything that can be asked, and exactly four deeds.
 * - `shutdownDomain` asks the operating system and answers before it has stopped; it may never stop.
 * - `powerOffDomain` answers when the domain is off.
 * - `startDomain` is always a cold boot; a saved image is discarded. Refused while the domain is active, also paused.
 * - `removeManagedSave` is refused by no daemon when there is no image.
 */
export type ChangingHypervisor = LibvirtReader & Readonly<Record<PowerCall, ChangeDomain>>;
