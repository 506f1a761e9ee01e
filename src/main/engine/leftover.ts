import type { NodeRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Table } from '../../shared/domain/table.ts';
import type { Fact } from './fact.ts';
import type { LiveState } from './ledger.ts';

export interface Leftover {
  /** States that the node does not know any more, because their table was whole and had no row for them. */
  readonly gone: readonly LiveState[];
  /** States whose view could not be read this time. */
  readonly unknown: readonly Fact[];
}

/**
 * What a node said before and did not say this time. An RMS object or a stranger that a whole table no longer
 * lists is gone; an agent that is no longer listed is a finding (`missing`), unless the node's own rcsd.cfg was read and
 * does not name it any more; where the view itself failed, what it showed is unknown.
 */
export function leftover(
  before: readonly LiveState[],
  said: readonly Fact[],
  round: NodeRound,
  at: number,
): Leftover {
  const covered = new Set(said.map(keyOf));
  const gone: LiveState[] = [];
  const unknown: Fact[] = [];
  for (const state of before) {
    if (covered.has(keyOf(state))) continue;
    const because = whyNotSaid(state, round);
    if (because === null) gone.push(state);
    else unknown.push({ ...state, outcome: { ok: false, error: because }, at });
  }
  return { gone, unknown };
}

const keyOf = (state: Pick<Fact, 'subject' | 'name' | 'observer'>): string =>
  `${state.subject.kind} ${state.subject.id}\n${state.name}\n${state.observer}`;

/** Null: a whole table says that there is no such object. */
function whyNotSaid({ name, subject }: LiveState, round: NodeRound): ProbeFailure | null {
  if (name.startsWith('agent:')) {
    const agent = name.slice('agent:'.length);
    return whyUnread(round.agents) ?? (isWithdrawn(agent, subject.id, round) ? null : { kind: 'missing' });
  }
  if (name.startsWith('stranger:')) return whyUnread(round.cfNodes);
  if (name !== 'application' && name !== 'resource') return { kind: 'missing' };
  return round.rms.ok ? whyUnread(ok(round.rms.value.table)) : round.rms.error;
}

/** Somebody took the agent out of the configuration: then it is rightly not listed. */
function isWithdrawn(agent: string, target: string, { rcsd }: NodeRound): boolean {
  const entry = rcsd.ok ? rcsd.value.find(({ node }) => node === target) : undefined;
  return entry !== undefined && !entry.agents.some((named) => named.agent === agent);
}

function whyUnread(answer: Result<Table<unknown>, ProbeFailure>): ProbeFailure | null {
  if (!answer.ok) return answer.error;
  return answer.value.kind === 'damaged' ? answer.value.because : null;
}
