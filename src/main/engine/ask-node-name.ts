import type { MachineTarget } from '../../shared/contract/setup.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { rowsOf } from '../../shared/domain/table.ts';
import { ROUND_WORST_MS } from '../parsers/round.ts';
import { askNodeRound } from './ask-round.ts';
import { targetEntry, type WaysToMachines } from './connections.ts';

/** What a guest says of itself: its CF node name, and a name for its cluster. */
export interface NodeIdentity {
  readonly node: string;
  readonly cluster: string;
  /** As CF lists them, itself among them; empty: the list could not be read. */
  readonly members: readonly string[];
}

/** Asks a guest by SSH who it is; null when it is no cluster node. */
export async function askNodeName(
  target: MachineTarget,
  connections: Pick<WaysToMachines, 'ssh'>,
  signal: AbortSignal,
): Promise<Result<NodeIdentity | null, ProbeFailure>> {
  const connection = await connections.ssh(targetEntry(target)).get(signal);
  if (!connection.ok) return connection;
  const answer = await askNodeRound(connection.value, signal, ROUND_WORST_MS);
  return answer.ok ? ok(identityOf(answer.value.round)) : answer;
}

/**
 * CF's listing names the members. It does not name the cluster, so that the members' names, in order, stand for
 * it until the person gives a better one: every member proposes the same.
 */
function identityOf({ cfLocal, cfNodes }: NodeRound): NodeIdentity | null {
  if (!cfLocal.ok) return null;
  const members = cfNodes.ok ? rowsOf(cfNodes.value).map(({ name }) => String(name)) : [];
  const names = members.length > 0 ? members.sort() : [String(cfLocal.value.name)];
  return { node: cfLocal.value.name, cluster: names.join('-'), members };
}
