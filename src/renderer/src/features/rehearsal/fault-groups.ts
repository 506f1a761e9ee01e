import { FAULTS, type FaultKind } from '../../../../shared/contract/rehearsal.ts';

export const FAULT_GROUPS = ['guests', 'hosts', 'networks', 'answers', 'sf', 'cf', 'rms'] as const;
export type FaultGroup = (typeof FAULT_GROUPS)[number];

const IN_OTHER_GROUPS: Readonly<Partial<Record<FaultKind, FaultGroup>>> = {
  'managed-save-present': 'guests',
  'domain-on-two-hosts': 'guests',
  'domain-off-but-node-runs': 'guests',
  'autostart-on-two-hosts': 'guests',
  'same-uuid': 'guests',
  'same-mac': 'guests',
  'domain-made-anew': 'guests',
  'interconnect-cut': 'networks',
  'interconnect-cut-one-node': 'networks',
  'node-left-cluster': 'networks',
  'admin-lan-cut': 'networks',
  'rms-stopped': 'rms',
  'maintenance-mode': 'rms',
  'shutdown-priority-set': 'rms',
  'foreign-resource': 'rms',
  'unknown-node': 'cf',
  'node-missing-in-cf': 'cf',
  'node-shown-down': 'cf',
  'nodes-on-one-host': 'cf',
};

const BY_START: readonly (readonly [RegExp, FaultGroup])[] = [
  [/^guest-/, 'guests'],
  [/^(host|libvirt|libvirtd|kvmguests)-/, 'hosts'],
  [/^(sf|agent)-/, 'sf'],
  [/^cf-/, 'cf'],
  [/^application-/, 'rms'],
];

/** Where a fault stands in the list; what names no part of the site itself is about what a machine says. */
export function groupOf(kind: FaultKind): FaultGroup {
  return IN_OTHER_GROUPS[kind] ?? BY_START.find(([start]) => start.test(kind))?.[1] ?? 'answers';
}

/** The faults that a test picks, group by group, in the order of the contract. Empty groups are left out. */
export function groupedFaults(
  picks: (kind: FaultKind) => boolean,
): { readonly group: FaultGroup; readonly kinds: readonly FaultKind[] }[] {
  return FAULT_GROUPS.map((group) => ({
    group,
    kinds: FAULTS.filter((kind) => groupOf(kind) === group && picks(kind)),
  })).filter(({ kinds }) => kinds.length > 0);
}
