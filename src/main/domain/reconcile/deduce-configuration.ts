import type { Configuration, ConfigurationDeduction } from '../../../shared/domain/configuration.ts';
import { homeOf } from './placement.ts';
import type { ClusterDraft, GuestDraft, HostDraft, NodeDraft } from './site-readings.ts';

type Evidence = ConfigurationDeduction['evidence'][number];

/** What the evidence about a cluster is taken from. */
export interface ClusterReadings {
  readonly declared: Configuration | null;
  readonly agents: ClusterDraft['agents'];
  readonly members: readonly NodeDraft[];
  /** The guests that its nodes are. */
  readonly guests: readonly GuestDraft[];
  readonly hosts: readonly HostDraft[];
}

/**
 * Which configuration a cluster has, as far as the evidence decides (IAG 4.5, 2.2.1; agents by environment: IAG 4.4
 * and 4.7, 5.1.2). Where its nodes run at the moment never overrules B or C that a person declared: two
 * nodes on one host are a finding of their own.
 */
export function deduceConfiguration(cluster: ClusterReadings): ConfigurationDeduction {
  const evidence = [
    ...nodesThatAreHosts(cluster),
    ...agentEvidence(cluster),
    ...hostEvidence(cluster),
    ...placementEvidence(cluster),
  ];
  return { declared: cluster.declared, concluded: conclude(evidence, cluster.declared), evidence };
}

/** What fits every piece of evidence; where several do, nothing is concluded. */
function conclude(
  evidence: readonly Evidence[],
  declared: Configuration | null,
): ConfigurationDeduction['concluded'] {
  const isHere = (code: Evidence['code']) => evidence.some((piece) => piece.code === code);
  if (isHere('nodes-are-hosts')) return 'C';
  if (isHere('agents-vmware') && !isHere('agents-libvirt') && !isHere('agent-vmchkhost')) return 'V';
  if (isHere('agent-vmchkhost')) return 'C';
  if (!isHere('agents-libvirt')) return null;
  if (isHere('several-hosts')) return 'B';
  return isHere('one-host') ? (declared === 'B' ? 'B' : 'A') : null;
}

function nodesThatAreHosts({ members }: ClusterReadings): Evidence[] {
  const names = members.flatMap(({ host }) => (host === null ? [] : [host]));
  return names.length === 0 ? [] : [{ code: 'nodes-are-hosts', fits: ['C'], names }];
}

const VMWARE = ['SA_icmp', 'SA_vwvmr'];

function agentEvidence(cluster: ClusterReadings): Evidence[] {
  const names = agentNames(cluster);
  const libvirt = names.filter((name) => name.startsWith('SA_libvirt'));
  const vmware = names.filter((name) => VMWARE.includes(name));
  const evidence: Evidence[] = [];
  if (names.includes('SA_vmchkhost')) {
    evidence.push({ code: 'agent-vmchkhost', fits: ['C'], names: ['SA_vmchkhost'] });
  } else if (libvirt.length > 0) {
    evidence.push({ code: 'agents-libvirt', fits: ['A', 'B'], names: libvirt });
  }
  if (vmware.length > 0) evidence.push({ code: 'agents-vmware', fits: ['V'], names: vmware });
  return evidence;
}

/** Agents in `rcsd.cfg` and in `sdtool -s`; a name that was read counts although it is old: it is no good news. */
function agentNames({ agents, members }: ClusterReadings): string[] {
  const configured = members.flatMap(({ rcsd }) => (rcsd.kind === 'known' ? rcsd.value : []));
  const names = [
    ...configured.flatMap((node) => node.agents.map(({ agent }) => agent)),
    ...agents.map(({ agent }) => agent),
  ];
  return [...new Set(names)].sort();
}

function hostEvidence({ members, guests, hosts }: ClusterReadings): Evidence[] {
  if (members.some(({ host }) => host !== null)) return [];
  const listing = new Set(guests.flatMap(({ placements }) => placements.map(({ host }) => host)));
  const theirs = hosts.filter(({ name }) => listing.has(name));
  const nodes = theirs.flatMap(({ node }) => (node === null ? [] : [node]));
  const files = theirs.filter(({ kvmguests }) => kvmguests?.kind === 'known' && kvmguests.value !== null);
  return [
    ...(nodes.length === 0 ? [] : [{ code: 'hosts-are-nodes', fits: ['C' as const], names: nodes } as const]),
    ...(files.length === 0
      ? []
      : [{ code: 'kvmguests-present', fits: ['C' as const], names: files.map(({ name }) => name) } as const]),
  ].map(({ code, fits, names }) => ({ code, fits: [...fits], names: [...names] }));
}

/** Only when it is known of every node where it runs. */
function placementEvidence({ members, guests }: ClusterReadings): Evidence[] {
  const homes = guests.map(homeOf);
  if (members.length < 2 || guests.length < members.length || homes.includes(null)) return [];
  const names = [...new Set(homes.filter((home) => home !== null))].sort();
  return names.length === 1
    ? [{ code: 'one-host', fits: ['A'], names }]
    : [{ code: 'several-hosts', fits: ['B', 'C'], names }];
}
