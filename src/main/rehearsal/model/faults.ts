import {
  FAULT_TARGETS,
  type Fault,
  type FaultKind,
  type FaultTarget,
} from '../../../shared/contract/rehearsal.ts';
import type { ClusterMember } from './cluster-member.ts';
import type { Faultable } from './faultable.ts';
import type { Guest } from './guest.ts';

type Deed = (site: Faultable, target: string, at: number) => void;

interface FaultBehaviour {
  readonly inject?: Deed;
  readonly clear?: Deed;
}

const onGuest =
  (deed: (guest: Guest, at: number) => void, provable: boolean, reason: FaultKind): Deed =>
  (site, target, at) => {
    const guest = site.guest(target);
    if (guest === undefined) return;
    deed(guest, at);
    site.silence(target, { reason, provable }, at);
  };

const reboot =
  (reason: FaultKind): Deed =>
  (site, target, at) => {
    site.guest(target)?.boot(at);
    site.endSilence(target, reason, at);
  };

const onMember =
  (deed: (member: ClusterMember) => void): Deed =>
  (site, target) => {
    const member = site.member(target);
    if (member !== undefined) deed(member);
  };

/** How faults change the model. A kind that is not here shows only at the machine's doors and in its answers. */
export const FAULT_BEHAVIOUR: Readonly<Partial<Record<FaultKind, FaultBehaviour>>> = {
  'guest-hang': {
    inject: onGuest((guest, at) => guest.hang(at), false, 'guest-hang'),
    clear: reboot('guest-hang'),
  },
  'guest-panic': {
    inject: onGuest((guest, at) => guest.panic(at), true, 'guest-panic'),
    clear: reboot('guest-panic'),
  },
  'guest-paused': {
    inject: onGuest((guest, at) => guest.pause(at), false, 'guest-paused'),
    clear: (site, target, at) => {
      site.guest(target)?.resume(at);
      site.endSilence(target, 'guest-paused', at);
    },
  },
  'guest-off': {
    inject: onGuest((guest, at) => guest.powerOff(at), true, 'guest-off'),
    clear: reboot('guest-off'),
  },
  'node-left-cluster': {
    inject: (site, target, at) => site.silence(target, { reason: 'node-left-cluster', provable: false }, at),
    clear: (site, target, at) => site.endSilence(target, 'node-left-cluster', at),
  },
  'host-down': {
    inject: (site, target, at) => site.hostDown(target, at),
    clear: (site, target, at) => site.hostBack(target, at),
  },
  'rms-stopped': {
    inject: onMember((member) => {
      member.rmsRunning = false;
    }),
    clear: onMember((member) => {
      member.rmsRunning = true;
    }),
  },
  'sf-stopped': {
    inject: onMember((member) => {
      member.sfRunning = false;
    }),
    clear: onMember((member) => {
      member.sfRunning = true;
    }),
  },
  'agent-test-failed': {
    inject: onMember((member) => member.failTests(true)),
    clear: onMember((member) => member.failTests(false)),
  },
  'application-faulted': {
    inject: onMember((member) => {
      member.application = { state: 'Faulted', details: '' };
      member.faultedResource = member.plan.resources.at(-1)?.name ?? null;
    }),
    clear: (site, target) => {
      const cluster = site.clusterOf(target);
      const member = cluster?.member(target);
      if (cluster === undefined || member === undefined) return;
      const elsewhere = cluster.members.some((other) => other !== member && other.ownsOrTakes());
      member.faultedResource = null;
      member.application = { state: elsewhere ? 'Standby' : 'Online', details: '' };
    },
  },
};

/** Why a fault cannot be injected, or null. */
export function refuseFault(site: Faultable, { kind, target }: Fault): string | null {
  const wanted = FAULT_TARGETS[kind];
  const cluster = site.cluster(target);
  const fits: Readonly<Record<FaultTarget, boolean>> = {
    guest: site.guest(target) !== undefined,
    node: site.member(target) !== undefined,
    host: site.host(target) !== undefined,
    machine: site.host(target) !== undefined || site.isNode(target),
    cluster: cluster !== undefined,
    'host-cluster': cluster?.plan.kind === 'hosts',
  };
  return fits[wanted] ? null : `${kind} needs a ${wanted}; ${target} is none`;
}
