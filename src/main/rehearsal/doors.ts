import type { Machine } from './machine.ts';
import type { RehearsalSite } from './model/rehearsal-site.ts';

/** `open` answers, `silent` accepts a connection and says nothing, `closed` refuses it. */
export type Door = 'open' | 'silent' | 'closed';

/** The nearest that loopback offers to packets that get lost is a door that says nothing. */
export function sshDoor({ name, kind, site }: Machine): Door {
  if (site.hasFault('admin-lan-cut', name)) return 'silent';
  const door = kind === 'host' ? hostDoor(site, name) : guestDoor(site, name);
  if (door === 'closed' || site.hasFault('sshd-stopped', name)) return 'closed';
  return site.hasFault('sshd-hang', name) ? 'silent' : door;
}

export function libvirtDoor({ name, site }: Machine): Door {
  if (site.hasFault('admin-lan-cut', name)) return 'silent';
  return site.hasFault('libvirtd-stopped', name) ? 'closed' : hostDoor(site, name);
}

function hostDoor(site: RehearsalSite, name: string): Door {
  const state = site.host(name)?.state ?? 'off';
  return state === 'up' ? 'open' : state === 'hung' ? 'silent' : 'closed';
}

function guestDoor(site: RehearsalSite, name: string): Door {
  const guest = site.guest(name);
  if (guest?.alive === true) return 'open';
  return ['running', 'paused', 'pmsuspended'].includes(guest?.standing.state ?? '') ? 'silent' : 'closed';
}

const SLOW_DISK_MS = 1_500;
const OVERLOAD_MS = 1_000;

/** How much later than usual a machine answers, in real ms: the less, the faster the rehearsal's time runs. */
export function answerDelayMs({ name, site }: Machine): number {
  const host = site.host(name) ?? site.host(site.guest(name)?.plan.host ?? '');
  const slow = site.hasFault('slow-disk', name) || site.guest(name)?.meter.slowDisk === true;
  const late = (slow ? SLOW_DISK_MS : 0) + (host?.overloaded === true ? OVERLOAD_MS : 0);
  return late / Math.max(1, site.clock.rate);
}
