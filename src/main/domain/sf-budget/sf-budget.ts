import type { Configuration } from '../../../shared/domain/configuration.ts';
import type { RcsdNode } from '../../../shared/domain/sf.ts';
import { DEFAULT_CF_TIMEOUT_S, defaultBudgetSeconds } from '../../../shared/domain/sf-budget.ts';

export interface SfSettings {
  readonly configuration: Configuration | null;
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

/** Of each agent in the manuals' rcsd.cfg samples (CF guide 4.3, 7.4.1). */
const DEFAULT_AGENT_TIMEOUT = 20;

/**
 * How long SF may still resolve a LEFTCLUSTER by itself, from the abnormality on: default + (CLUSTER_TIMEOUT −
 * default) + nodes × (SF timeout − default), where the SF timeout is the sum of all agents' timeouts. Never
 * shorter than the default: acting while SF still works is the greater harm.
 */
export function sfBudget({ configuration, nodes, cfTimeoutSeconds, rcsd }: SfSettings): SfBudget {
  const base = defaultBudgetSeconds(configuration);
  const cfExtra = Math.max((cfTimeoutSeconds ?? DEFAULT_CF_TIMEOUT_S) - DEFAULT_CF_TIMEOUT_S, 0);
  const sfExtra = Math.max(0, ...(rcsd ?? []).map(agentExtra));
  const known = cfTimeoutSeconds !== null && rcsd !== null && rcsd.length > 0;
  return { ms: (base + cfExtra + nodes * sfExtra) * 1000, basis: known ? 'settings' : 'default' };
}

function agentExtra({ agents }: RcsdNode): number {
  const sum = agents.reduce((total, { timeout }) => total + timeout, 0);
  return sum - agents.length * DEFAULT_AGENT_TIMEOUT;
}
