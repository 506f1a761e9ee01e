import type { CfNodeRow, CfState } from '../../../shared/domain/cf.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';

/** How one node sees another now. Null: it did not say, or lists no such node, or its table is damaged there. */
export interface View {
  readonly observer: NodeName;
  readonly row: CfNodeRow | null;
}

export const viewsOf = (node: NodeName, observers: readonly NodeFacts[]): readonly View[] =>
  observers.map((observer) => ({ observer: observer.node, row: rowOf(node, observer) }));

function rowOf(node: NodeName, { round }: NodeFacts): CfNodeRow | null {
  if (!round.result.ok || !round.result.value.cfNodes.ok) return null;
  return rowsOf(round.result.value.cfNodes.value).find(({ name }) => name === node) ?? null;
}

/** What a node says of itself now; null: it does not answer or does not say. */
export function ownState({ round }: NodeFacts): CfState | null {
  return round.result.ok && round.result.value.cfLocal.ok ? round.result.value.cfLocal.value.state : null;
}

/** Nodes that answer and say UP of themselves: one of them can declare another DOWN. */
export const survivorsOf = (others: readonly NodeFacts[]): readonly NodeFacts[] =>
  others.filter((other) => ownState(other) === 'UP');
