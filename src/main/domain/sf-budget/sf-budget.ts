import type { Configuration } from '../../../shared/domain/configuration.ts';
import type { RcsdNode } from '../../../shared/domain/sf.ts';

/** What SF's time depends on. What is not known counts as its default. */
export interface SfSettings {
  /** What was declared and what was concluded; where they differ, the longer time holds. */
  readonly configurations: readonly Configuration[];
  readonly nodesAre: 'guests' | 'hosts';
  /** Number of nodes of the cluster. */
  readonly nodes: number;
  /** CLUSTER_TIMEOUT, the longest of the cluster; null while it is not known. */
  readonly cfTimeoutSeconds: number | null;
  /** rcsd.cfg of every node that said it; null while none did. */
  readonly rcsd: readonly RcsdNode[] | null;
}

export interface SfBudget {
  readonly ms: number;
  readonly basis: 'settings' | 'default';
}

interface Defaults {
  /** Longest time until SF has resolved a LEFTCLUSTER (GDS guide 4.5, 7.16.3). */
  readonly total: number;
  /** Sum of all agents' timeouts that the total counts with. 70 s on KVM is recalled; elsewhere none is known. */
  readonly agents: number;
}

const KVM: Defaults = { total: 160, agents: 70 };
const VMWARE: Defaults = { total: 110, agents: 0 };
/** Physical nodes, and what nobody knows: the longest of both, in doubt. */
const OTHER: Defaults = { total: 160, agents: 0 };

/** The default CLUSTER_TIMEOUT in seconds (CF guide 4.3, 1.1.2). */
const DEFAULT_CF_TIMEOUT = 10;

/**
 * How long SF may still resolve a LEFTCLUSTER by itself, from the abnormality on: default + (CLUSTER_TIMEOUT −
 * default) + nodes × (SF timeout − default), where the SF timeout is the sum of all agents' timeouts of a node. Never
 * shorter than the default: acting while SF still works is the greater harm.
 */
export function sfBudget(settings: SfSettings): SfBudget {
  const { cfTimeoutSeconds, rcsd } = settings;
  const cfExtra = Math.max((cfTimeoutSeconds ?? DEFAULT_CF_TIMEOUT) - DEFAULT_CF_TIMEOUT, 0);
  const totals = defaultsOf(settings).map((defaults) => defaults.total + agentsExtra(defaults, settings));
  const known = cfTimeoutSeconds !== null && rcsd !== null && rcsd.length > 0;
  return { ms: (Math.max(...totals) + cfExtra) * 1000, basis: known ? 'settings' : 'default' };
}

function defaultsOf({ configurations, nodesAre }: SfSettings): readonly Defaults[] {
  if (nodesAre === 'hosts' || configurations.length === 0) return [OTHER];
  return configurations.map((configuration) => (configuration === 'V' ? VMWARE : KVM));
}

function agentsExtra({ agents: usual }: Defaults, { nodes, rcsd }: SfSettings): number {
  const sums = (rcsd ?? []).map(({ agents }) => agents.reduce((total, { timeout }) => total + timeout, 0));
  return nodes * Math.max(0, ...sums.map((sum) => sum - usual));
}
