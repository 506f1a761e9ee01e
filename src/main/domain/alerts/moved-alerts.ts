import type { Move } from './clock-jump.ts';
import type { AlertState, Entry } from './entry.ts';

/**
 * The alerts after the wall clock was set: what still has to hold or to be over for a while keeps its age. When an
 * alert opened, was told and ended stays as it was written; the first of these is part of its id.
 */
export function movedAlerts(state: AlertState, move: Move): AlertState {
  const entries = [...state.entries].map(([key, entry]): [string, Entry] => [key, moved(entry, move)]);
  return { ...state, entries: new Map(entries) };
}

function moved(entry: Entry, move: Move): Entry {
  return {
    ...entry,
    since: move(entry.since),
    seenAt: move(entry.seenAt),
    goneSince: entry.goneSince === null ? null : move(entry.goneSince),
    changes: entry.changes.map(move),
  };
}
