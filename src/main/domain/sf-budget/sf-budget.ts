import type { RcsdNode } from '../../../shared/domain/sf.ts';

export interface SfSettings {
  readonly configuration: 'A' | 'B' | 'C' | 'V' | null;
  /** Number of nodes of the cluster. */
  readonly nodes: number;
  /** CLUSTER_TIMEOUT; null while it is not known. */
  readonly cfTimeoutSeconds: number | null;
  /** rcsd.cfg; null while it is not known. */
  readonly rcsd: readonly RcsdNode[] | null;
}

export interface SfBudget {
  readonly ms: number;
  readonly basis: 'settings' | 'default';
}

/** GDS guide 4.5, 7.16.3: the longest time until SF has cancelled LEFTCLUSTER, with default settings. */
const DEFAULT_SECONDS = { KVM: 160, V: 110 } as const;
const DEFAULT_CF_TIMEOUT = 10;
/** Of each agent in the manuals' rcsd.cfg samples (CF guide 4.3, 7.4.1). */
const DEFAULT_AGENT_TIMEOUT = 20;

/**
 * How long SF may still resolve a LEFTCLUSTER by itself, from the abnormality on: default + (CLUSTER_TIMEOUT −
 * default) + nodes × (SF timeout − default), where the SF timeout is the sum of all agents' timeouts. Never
 * shorter than the default: acting while SF still works is the greater harm.
 */
export function sfBudget({ configuration, nodes, cfTimeoutSeconds, rcsd }: SfSettings): SfBudget {
  const base = DEFAULT_SECONDS[configuration === 'V' ? 'V' : 'KVM'];
  const cfExtra = Math.max((cfTimeoutSeconds ?? DEFAULT_CF_TIMEOUT) - DEFAULT_CF_TIMEOUT, 0);
  const sfExtra = Math.max(0, ...(rcsd ?? []).map(agentExtra));
  const known = cfTimeoutSeconds !== null && rcsd !== null && rcsd.length > 0;
  return { ms: (base + cfExtra + nodes * sfExtra) * 1000, basis: known ? 'settings' : 'default' };
}

function agentExtra({ agents }: RcsdNode): number {
  const sum = agents.reduce((total, { timeout }) => total + timeout, 0);
  return sum - agents.length * DEFAULT_AGENT_TIMEOUT;
}
