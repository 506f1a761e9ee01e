import type { Clock } from '../../platform/clock.ts';
import type { Asserted } from '../facts/cluster-facts.ts';
import type { NoAuthority } from './authority.ts';
import type { ChangingConnections } from './changing-connections.ts';
import type { RunRecord } from './run-record.ts';
import type { RunView } from './run-view.ts';
import type { Turn } from './turn.ts';

/** What the steps of one running operation share. */
export interface RunContext {
  readonly view: RunView;
  readonly record: RunRecord;
  readonly connections: ChangingConnections;
  readonly clock: Clock;
  /** Aborts when the core ends: nothing more is sent, and the operation stays open in its record. */
  readonly signal: AbortSignal;
  /** Gives the cluster back to other consoles, before the operation is closed. */
  readonly release: () => Promise<void>;
  /** The person's turn: confirm, try again, stop. */
  readonly turn: Turn;
  /** Words that stand in for what is not known, so far. */
  readonly asserted: () => readonly Asserted[];
  /** Whether whoever began it may still go on. Asked before each step that gives nothing back. */
  readonly mayAct: () => NoAuthority | null;
}
