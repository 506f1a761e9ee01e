import type { SiteFile } from '../../shared/domain/inventory.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { StateEntry, StateView } from '../domain/picture/state-view.ts';
import type { Store } from '../store/open-store.ts';
import { sourceOf } from './fact.ts';
import { Ledger } from './ledger.ts';
import { MISSED_INTERVALS } from './machines.ts';
import { intervalOf } from './polled-sources.ts';

/**
 * Every state as it stood at a moment, each as old as the last answer of its source before that moment: the newest
 * that brought a change, or the last of a minute that was over. A source that was silent then is unknown because that was
 * stored; what the console has not watched for three intervals is unknown because nobody stored anything.
 */
export function pastStates(site: SiteId, file: SiteFile, store: Store, moment: number): StateView {
  const spans = store.spans.at(site, moment);
  const lastOk = lastAnswers(site, store, moment, spans);
  const watchedUntil = store.spans.lastSeen(site) ?? 0;
  const ledger = storedStates(site, store, moment, spans);
  const asSeen = (state: StateEntry): StateEntry => {
    if (!state.known) return state;
    const source = sourceOf(state);
    const at = Math.max(state.since, Math.min(lastOk.get(source) ?? state.since, moment));
    const unwatched = moment - Math.max(watchedUntil, at);
    return unwatched > MISSED_INTERVALS * intervalOf(source, file) ? outdated(state, at) : { ...state, at };
  };
  return {
    moment,
    of: (subject) => ledger.of(subject).map(asSeen),
    subjects: (kind) => ledger.subjects(kind),
  };
}

/** What changed in an answer tells when the whole answer came: states of one answer are equally old. */
function lastAnswers(site: SiteId, store: Store, moment: number, spans: Spans): ReadonlyMap<string, number> {
  const last = new Map(store.polls.lastOk(site, moment).map(({ machine, at }) => [machine, at]));
  for (const { subject, aspect, observer, value, since } of spans) {
    if (value === null) continue;
    const source = sourceOf({ subject, name: aspect, observer });
    last.set(source, Math.max(since, last.get(source) ?? 0));
  }
  return last;
}

type Spans = ReturnType<Store['spans']['at']>;

function storedStates(site: SiteId, store: Store, moment: number, spans: Spans): Ledger {
  const ledger = new Ledger();
  for (const { subject, aspect, observer, value, at } of store.spans.lastKnown(site, moment)) {
    const key = { subject, name: aspect, observer };
    const outcome = { ok: true, value: JSON.parse(value) as unknown } as const;
    ledger.observe([{ ...key, source: sourceOf(key), outcome, at }]);
  }
  for (const { subject, aspect, observer, value, because, since } of spans) {
    const key = { subject, name: aspect, observer };
    const outcome =
      value === null
        ? ({ ok: false, error: because ?? { kind: 'not-asked' } } as const)
        : ({ ok: true, value: JSON.parse(value) as unknown } as const);
    ledger.observe([{ ...key, source: sourceOf(key), outcome, at: since }]);
  }
  return ledger;
}

function outdated(state: StateEntry, seen: number): StateEntry {
  const because = { kind: 'silent', intervals: MISSED_INTERVALS } as const;
  return {
    ...state,
    known: false,
    value: null,
    because,
    since: seen,
    last: { value: state.value, at: seen },
  };
}
