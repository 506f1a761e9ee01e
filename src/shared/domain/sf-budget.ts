import type { Configuration } from './configuration.ts';

/** The default CLUSTER_TIMEOUT in seconds (CF guide 4.3, 1.1.2). */
export const DEFAULT_CF_TIMEOUT_S = 10;
/** SF tests each agent this often; a test result may be that old (CF guide 4.3, 7.1). */
export const SF_TEST_INTERVAL_S = 600;

/** Longest time until SF has resolved a LEFTCLUSTER, defaults (GDS guide 4.5, 7.16.3). */
const KVM_S = 160;
const VMWARE_S = 110;

/**
 * For how many seconds SF may still resolve a LEFTCLUSTER by itself: the documented default, plus what
 * CLUSTER_TIMEOUT is longer than its default. The part of the formula that counts agents' own timeouts is left
 * out: their default on KVM is not documented. A timeout that is not known counts as the default.
 */
export function sfBudgetSeconds(configuration: Configuration | null, cfTimeouts: readonly number[]): number {
  const longest = Math.max(DEFAULT_CF_TIMEOUT_S, ...cfTimeouts);
  return (configuration === 'V' ? VMWARE_S : KVM_S) + (longest - DEFAULT_CF_TIMEOUT_S);
}
