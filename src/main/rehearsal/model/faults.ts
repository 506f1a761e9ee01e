import {
  FAULT_TARGETS,
  type Fault,
  type FaultKind,
  type FaultTarget,
} from '../../../shared/contract/rehearsal.ts';
import { CLUSTER_FAULTS } from './cluster-faults.ts';
import type { FaultBehaviour } from './fault-behaviour.ts';
import type { Faultable } from './faultable.ts';
import { GUEST_FAULTS } from './guest-faults.ts';
import { HOST_FAULTS } from './host-faults.ts';
import { MACHINE_FAULTS } from './machine-faults.ts';

/** How each fault changes the model. Doors and answers ask `site.hasFault` by themselves. */
export const FAULT_BEHAVIOUR: Readonly<Record<FaultKind, FaultBehaviour>> = {
  ...GUEST_FAULTS,
  ...HOST_FAULTS,
  ...CLUSTER_FAULTS,
  ...MACHINE_FAULTS,
};

/** Why a fault cannot be injected, or null. */
export function refuseFault(site: Faultable, { kind, target }: Fault): string | null {
  const wanted = FAULT_TARGETS[kind];
  const cluster = site.cluster(target);
  const fits: Readonly<Record<FaultTarget, boolean>> = {
    guest: site.guest(target) !== undefined,
    node: site.member(target) !== undefined,
    host: site.host(target) !== undefined,
    machine: site.host(target)?.plan.kind === 'kvm' || site.isNode(target),
    cluster: cluster !== undefined,
    'host-cluster': cluster?.plan.kind === 'hosts',
  };
  if (!fits[wanted]) return `${kind} needs a ${wanted}; ${target} is none`;
  const problem = FAULT_BEHAVIOUR[kind].refuse?.(site, target) ?? null;
  return problem === null ? null : `${kind} of ${target}: ${problem}`;
}
