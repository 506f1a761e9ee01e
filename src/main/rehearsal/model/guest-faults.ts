import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import type { Deed, FaultBehaviour } from './fault-behaviour.ts';
import type { Guest, PauseReason } from './guest.ts';
import { macOf, uuidOf } from './seeded.ts';
import type { GuestPlan } from './site-plan.ts';

/** What befalls a guest, and with it the node that it may be. */
const stopping = (
  cause: FaultKind,
  ended: boolean,
  deed: (guest: Guest, at: number) => void,
): FaultBehaviour => ({
  inject: (site, target, at) => {
    const guest = site.guest(target);
    if (guest === undefined) return;
    deed(guest, at);
    site.stopNode(target, cause, ended, at);
  },
  clear: (site, target, at) => {
    site.bootGuest(target, cause, at);
  },
});

const pausing = (cause: FaultKind, reason: PauseReason): FaultBehaviour => ({
  inject: (site, target, at) => {
    site.guest(target)?.pause(at, reason);
    site.stopNode(target, cause, false, at);
  },
  clear: (site, target, at) => {
    site.guest(target)?.resume(at);
    site.resumeNode(target, cause, at);
  },
});

const marking = (mark: (guest: Guest, on: boolean) => void): FaultBehaviour => {
  const deed =
    (on: boolean): Deed =>
    (site, target) => {
      const guest = site.guest(target);
      if (guest !== undefined) mark(guest, on);
    };
  return { inject: deed(true), clear: deed(false) };
};

const copying = (
  cause: FaultKind,
  change: (guest: Guest) => Partial<GuestPlan>,
  running: boolean,
): FaultBehaviour => ({
  refuse: (site, target) => {
    const host = site.host(site.guest(target)?.plan.host ?? '');
    const others = [...site.hosts.values()].filter(({ plan }) => plan.kind === 'kvm');
    return host?.plan.kind === 'kvm' && others.length > 1 ? null : 'it needs two KVM hosts';
  },
  inject: (site, target, at) => {
    const guest = site.guest(target);
    if (guest !== undefined) site.copyGuest(cause, guest, change(guest), running, at);
  },
  clear: (site, target) => {
    site.removeCopy(cause, target);
  },
});

const copyName = ({ plan }: Guest): string => `${plan.name}-copy`;

export const GUEST_FAULTS = {
  'guest-hang': stopping('guest-hang', false, (guest, at) => {
    guest.hang(at);
  }),
  'guest-panic': stopping('guest-panic', true, (guest, at) => {
    guest.panic(at);
  }),
  'guest-off': stopping('guest-off', true, (guest, at) => {
    guest.powerOff(at);
  }),
  'guest-off-not-proven': stopping('guest-off-not-proven', true, (guest, at) => {
    guest.powerOff(at);
  }),
  'guest-shutdown': {
    inject: (site, target, at) => {
      site.guest(target)?.shutDown(at);
      const [cluster, member] = [site.clusterOf(target), site.member(target)];
      site.stopNode(target, 'guest-shutdown', true, at);
      // It leaves in an orderly way (cfconfig -u): nobody waits for its heartbeats.
      if (member !== undefined) cluster?.down(member, cluster.members, 'Shutdown', at);
    },
    clear: (site, target, at) => {
      site.bootGuest(target, 'guest-shutdown', at);
    },
  },
  'guest-paused': pausing('guest-paused', 'user'),
  'guest-paused-by-io-error': pausing('guest-paused-by-io-error', 'I/O error'),
  'guest-paused-by-migration': pausing('guest-paused-by-migration', 'migrating'),
  'guest-paused-unknown': pausing('guest-paused-unknown', 'unknown'),
  'guest-pmsuspended': {
    inject: (site, target, at) => {
      site.guest(target)?.sleep(at);
      site.stopNode(target, 'guest-pmsuspended', false, at);
    },
    clear: (site, target, at) => {
      site.guest(target)?.resume(at);
      site.resumeNode(target, 'guest-pmsuspended', at);
    },
  },
  'domain-off-but-node-runs': marking((guest, on) => {
    guest.runsUnseen = on;
  }),
  'managed-save-present': marking((guest, on) => {
    guest.managedSave = on;
  }),
  'domain-on-two-hosts': copying('domain-on-two-hosts', () => ({}), true),
  'autostart-on-two-hosts': copying('autostart-on-two-hosts', () => ({}), false),
  'same-uuid': copying(
    'same-uuid',
    (guest) => ({ name: copyName(guest), mac: macOf(1, copyName(guest)), cluster: null }),
    false,
  ),
  'same-mac': copying(
    'same-mac',
    (guest) => ({ name: copyName(guest), uuid: uuidOf(1, copyName(guest)), cluster: null }),
    true,
  ),
  'domain-made-anew': {
    inject: (site, target) => {
      const guest = site.guest(target);
      guest?.redefine(uuidOf(1, `${target} made anew`));
    },
    clear: (site, target) => {
      const guest = site.guest(target);
      guest?.redefine(guest.planned.uuid);
    },
  },
} as const satisfies Partial<Record<FaultKind, FaultBehaviour>>;
