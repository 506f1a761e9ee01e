import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import type { FaultBehaviour } from './fault-behaviour.ts';
import type { HostState } from './host.ts';
import { OVERLOAD_MS } from './timing.ts';

const failing = (state: Exclude<HostState, 'up'>): FaultBehaviour => ({
  inject: (site, target, at) => {
    site.failHost(target, state, at);
  },
  clear: (site, target, at) => {
    site.bootHost(target, at);
  },
});

const onKvm: FaultBehaviour['refuse'] = (site, target) =>
  site.host(target)?.plan.kind === 'kvm' ? null : `${target} is no KVM host`;

export const HOST_FAULTS = {
  'host-down': failing('off'),
  'host-panic': failing('panicked'),
  'host-hang': failing('hung'),
  'host-overload': {
    inject: (site, target, at) => {
      const host = site.host(target);
      host?.overload(true, at);
      // In configuration C its own CF node falls silent in the end, and the other hosts stop it.
      site.agenda.after(at, OVERLOAD_MS, (due) => {
        if (host?.overloaded === true) site.stopNode(target, 'host-overload', false, due);
      });
    },
    clear: (site, target, at) => {
      const host = site.host(target);
      host?.overload(false, at);
      site.resumeNode(target, 'host-overload', at);
    },
  },
  'libvirtd-stopped': { refuse: onKvm },
  'libvirt-guests-suspend': { refuse: onKvm },
  'kvmguests-different': {
    refuse: (site, target) =>
      site.host(target)?.plan.failover === true ? null : `${target} has no Host OS failover`,
  },
} as const satisfies Partial<Record<FaultKind, FaultBehaviour>>;
