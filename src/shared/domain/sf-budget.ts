import type { Configuration } from './configuration.ts';

/** The default CLUSTER_TIMEOUT in seconds (CF guide 4.3, 1.1.2). */
export const DEFAULT_CF_TIMEOUT_S = 10;

/** Longest time until SF has resolved a LEFTCLUSTER, defaults (GDS guide 4.5, 7.16.3). */
const KVM_S = 160;
const VMWARE_S = 110;

export const defaultBudgetSeconds = (configuration: Configuration | null): number =>
  configuration === 'V' ? VMWARE_S : KVM_S;

/**
 * For how many seconds SF may still resolve a LEFTCLUSTER by itself: the documented default, plus what
 * CLUSTER_TIMEOUT is longer than its default. The part of the formula that counts agents' own timeouts is left
 * out: their default on KVM is not documented. A timeout that is not known counts as the default.
 */
export function sfBudgetSeconds(configuration: Configuration | null, cfTimeouts: readonly number[]): number {
  const longest = Math.max(DEFAULT_CF_TIMEOUT_S, ...cfTimeouts);
  return defaultBudgetSeconds(configuration) + (longest - DEFAULT_CF_TIMEOUT_S);
}
