import type { NodeName } from '../../../shared/domain/names.ts';
import type { NodeFacts, RecoveryFacts } from './cluster-facts.ts';

/** Facts about a cluster whose sides have lost each other. */
export interface PartitionFacts {
  readonly at: number;
  readonly cluster: string;
  /** Of the side that goes on. */
  readonly survivors: readonly NodeFacts[];
  /** Named by the person and not in the site's file, or the whole cluster was named: there is no other side then. */
  readonly strangers: readonly string[];
  /** The other side, each node as seen by the survivors alone. */
  readonly lost: readonly RecoveryFacts[];
}

export const lostFacts = ({ lost }: PartitionFacts, node: NodeName): RecoveryFacts | null =>
  lost.find((each) => each.node === node) ?? null;
