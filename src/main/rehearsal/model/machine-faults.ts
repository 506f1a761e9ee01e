import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import type { FaultBehaviour } from './fault-behaviour.ts';
import type { Faultable } from './faultable.ts';

/** On a host it is that of all its guests. */
function setSlowDisk(site: Faultable, target: string, slow: boolean, at: number): void {
  const own = site.guest(target);
  for (const guest of own === undefined ? (site.host(target)?.guests ?? []) : [own]) guest.slowDown(slow, at);
}

/** These show only at the machine's doors and in what it answers: the doors ask for them by name. */
export const MACHINE_FAULTS = {
  'admin-lan-cut': {},
  'sshd-hang': {},
  'sshd-stopped': {},
  'garbage-output': {},
  'truncated-output': {},
  'wrong-locale': {},
  'command-missing': {},
  'sudo-denied': {},
  'clock-skew': {},
  'slow-disk': {
    inject: (site, target, at) => {
      setSlowDisk(site, target, true, at);
    },
    clear: (site, target, at) => {
      setSlowDisk(site, target, false, at);
    },
  },
} as const satisfies Partial<Record<FaultKind, FaultBehaviour>>;
