import type { Machine } from './machine.ts';

/** `open` answers, `silent` accepts a connection and says nothing, `closed` refuses it. */
export type Door = 'open' | 'silent' | 'closed';

export function sshDoor({ name, kind, site }: Machine): Door {
  if (site.hasFault('sshd-stopped', name)) return 'closed';
  if (kind === 'host') {
    if (site.host(name)?.up !== true) return 'closed';
    return site.hasFault('sshd-hang', name) ? 'silent' : 'open';
  }
  const guest = site.guest(name);
  if (guest === undefined || !['running', 'paused'].includes(guest.standing.state)) return 'closed';
  return !guest.alive || site.hasFault('sshd-hang', name) ? 'silent' : 'open';
}

export const libvirtDoor = ({ name, site }: Machine): Door =>
  site.host(name)?.up === true && !site.hasFault('libvirtd-stopped', name) ? 'open' : 'closed';
