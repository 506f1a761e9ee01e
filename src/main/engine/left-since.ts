import type { NodeName } from '../../shared/domain/names.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import { rowsOf } from '../../shared/domain/table.ts';
import type { LiveState } from './ledger.ts';

const LEFT = 'LEFTCLUSTER';

/** One observer's LEFTCLUSTER that lasts, with when it began to say so without a break. */
export type Seen = Pick<LiveState, 'observer' | 'since'>;

const lasting = (states: readonly LiveState[]): readonly Seen[] =>
  states.filter(({ name, known, value }) => name === 'cf' && known && value === LEFT);

/**
 * Since when the first observer that still says so has seen a node LEFTCLUSTER; null: nobody knows. `before` tells where
 * the store has it from before a pause of the console: a restart does not begin SF's time anew.
 */
export function leftSince(
  states: readonly LiveState[],
  before: (seen: Seen) => number | null,
): number | null {
  const starts = lasting(states).map((seen) => beginOf(seen, before));
  return starts.length === 0 ? null : Math.min(...starts);
}

function beginOf({ observer, since }: Seen, before: (seen: Seen) => number | null): number {
  const earlier = before({ observer, since });
  return earlier === null || earlier >= since ? since : beginOf({ observer, since: earlier }, before);
}

/**
 * Whether a look saw a LEFTCLUSTER of which that observer's polls do not know: it is to be stored now, not at its turn.
 * `statesOf` has none for a node that is not the site's.
 */
export function isNews(
  observer: NodeName,
  { cfNodes }: Pick<NodeRound, 'cfNodes'>,
  statesOf: (node: string) => readonly LiveState[] | null,
): boolean {
  const rows = cfNodes.ok ? rowsOf(cfNodes.value) : [];
  return rows.some(({ name, state }) => {
    const states = state === LEFT ? statesOf(name) : null;
    return states !== null && !lasting(states).some((seen) => seen.observer === observer);
  });
}
