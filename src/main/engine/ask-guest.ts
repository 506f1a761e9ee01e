import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Result } from '../../shared/result.ts';
import type { NodeIdentity } from './ask-node-name.ts';
import type { FoundGuest } from './join-marked.ts';

/** More would only lengthen the wait for a guest that answers nowhere. */
const ADDRESSES_TRIED = 4;

type Match = Pick<FoundGuest, 'node' | 'cluster' | 'matchedBy' | 'members' | 'failure'> &
  Partial<Pick<FoundGuest, 'addresses'>>;

/** Its addresses in their order, then its name. */
export const waysTo = (name: string, addresses: readonly string[]): readonly string[] => [
  ...addresses.slice(0, ADDRESSES_TRIED),
  name,
];

/**
 * Asks a guest which node it is, one way after the other. The way that worked comes
 * back as its only address. Where none worked, `failure` is the first one's: an address says more of the guest
 * than a name that may not resolve.
 */
export async function askGuest(
  name: string,
  ways: readonly string[],
  ask: (address: string) => Promise<Result<NodeIdentity | null, ProbeFailure>>,
): Promise<Match> {
  const failures: ProbeFailure[] = [];
  for (const address of ways) {
    const identity = await ask(address);
    if (!identity.ok) failures.push(identity.error);
    else if (identity.value === null) return { ...NO_NODE, failure: null };
    else return matched(identity.value, address, address === name ? 'name' : 'address');
  }
  return { ...NO_NODE, failure: failures[0] ?? null };
}

const NO_NODE = { node: null, cluster: null, matchedBy: null, members: null };

const matched = (identity: NodeIdentity, address: string, matchedBy: 'address' | 'name'): Match => ({
  ...identity,
  matchedBy,
  failure: null,
  addresses: [address],
});
