import type { Alert, AlertEvent, MaintenanceWindow, Silence } from '../../../shared/domain/alert.ts';
import { idOf, type AlertState, type Entry } from './entry.ts';

/** What a person decides about alerts. Each gives the state after it and what is to be remembered of it. */
export interface Ordered {
  readonly state: AlertState;
  readonly events: readonly AlertEvent[];
}

/** Null: there is no such open alert. It is quiet until it is clear; then it is armed again. */
export function acknowledge(
  state: AlertState,
  alert: string,
  by: NonNullable<Alert['acknowledged']>,
): Ordered | null {
  const entry = [...state.entries.values()].find((one) => one.phase === 'open' && idOf(one) === alert);
  if (entry === undefined) return null;
  const event: AlertEvent = { at: by.at, alert, kind: 'acknowledged', by: by.by, reason: by.reason };
  const entries = new Map(state.entries).set(entry.key, { ...entry, acknowledged: by });
  return { state: { ...state, entries }, events: [event] };
}

export function silence(state: AlertState, added: Silence): Ordered {
  const matching = openOnes(state).filter(
    ({ site, code, subject }) =>
      (added.site === null || added.site === site) &&
      (added.code === null || added.code === code) &&
      (added.subject === null || (added.subject.kind === subject.kind && added.subject.id === subject.id)),
  );
  const { by, reason, from: at } = added;
  const events = matching.map((entry): AlertEvent => ({
    at,
    alert: idOf(entry),
    kind: 'silenced',
    by,
    reason,
  }));
  return { state: { ...state, silences: [...state.silences, added] }, events };
}

export function unsilence(state: AlertState, id: string, by: string, at: number): Ordered | null {
  if (!state.silences.some((one) => one.id === id)) return null;
  const events = openOnes(state)
    .filter(({ suppressed }) => suppressed === 'silence')
    .map((entry): AlertEvent => ({ at, alert: idOf(entry), kind: 'unsilenced', by, reason: null }));
  return { state: { ...state, silences: state.silences.filter((one) => one.id !== id) }, events };
}

export function addMaintenance(state: AlertState, window: MaintenanceWindow): AlertState {
  return { ...state, maintenance: [...state.maintenance, window] };
}

/** Null: there is no such window. */
export function endMaintenance(state: AlertState, id: string): AlertState | null {
  const left = state.maintenance.filter((one) => one.id !== id);
  return left.length === state.maintenance.length ? null : { ...state, maintenance: left };
}

const openOnes = (state: AlertState): Entry[] =>
  [...state.entries.values()].filter(({ phase }) => phase === 'open');
