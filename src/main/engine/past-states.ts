import type { SiteId } from '../../shared/domain/names.ts';
import type { StateEntry, StateView } from '../domain/picture/state-view.ts';
import type { Store } from '../store/open-store.ts';
import { sourceOf } from './fact.ts';
import { Ledger } from './ledger.ts';

/** Every state as it stood at a moment, each as old as the last answer of its source before that moment. */
export function pastStates(site: SiteId, store: Store, moment: number): StateView {
  const lastOk = new Map(store.polls.lastOk(site, moment).map(({ machine, at }) => [machine, at]));
  const ledger = new Ledger();
  for (const { subject, aspect, observer, value, at } of store.spans.lastKnown(site, moment)) {
    const key = { subject, name: aspect, observer };
    const outcome = { ok: true, value: JSON.parse(value) as unknown } as const;
    ledger.observe([{ ...key, source: sourceOf(key), outcome, at }]);
  }
  for (const { subject, aspect, observer, value, because, since } of store.spans.at(site, moment)) {
    const key = { subject, name: aspect, observer };
    const source = sourceOf(key);
    const outcome =
      value === null
        ? ({ ok: false, error: because ?? { kind: 'not-asked' } } as const)
        : ({ ok: true, value: JSON.parse(value) as unknown } as const);
    ledger.observe([{ ...key, source, outcome, at: since }]);
  }
  const confirmed = (state: StateEntry): StateEntry => {
    const seen = lastOk.get(sourceOf(state)) ?? null;
    return state.known && seen !== null
      ? { ...state, at: Math.max(state.since, Math.min(seen, moment)) }
      : state;
  };
  return {
    moment,
    of: (subject) => ledger.of(subject).map(confirmed),
    subjects: (kind) => ledger.subjects(kind),
  };
}
