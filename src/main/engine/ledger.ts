import type { Subject } from '../../shared/domain/finding.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { StateEntry } from '../domain/picture/state-view.ts';
import type { Fact } from './fact.ts';

/** A live state. Replaced, never changed, so that a drawing may keep it. */
export interface LiveState extends StateEntry {
  readonly source: string;
  /** The value as canonical text: what is compared and stored. */
  readonly text: string | null;
}

/** A state as it was last known, `at` that time. */
export type RecalledState = Pick<LiveState, 'subject' | 'name' | 'observer' | 'source' | 'value' | 'at'>;

const keyOf = (subject: Subject): string => `${subject.kind} ${subject.id}`;
const stateKey = (state: { readonly name: string; readonly observer: string }): string =>
  `${state.name}\n${state.observer}`;
const NOT_ASKED: ProbeFailure = { kind: 'not-asked' };

/** The states of one site as they are now. */
export class Ledger {
  readonly #subjects = new Map<
    string,
    { readonly subject: Subject; readonly states: Map<string, LiveState> }
  >();
  /** In the order in which they were first seen; the views ask for them with every drawing. */
  readonly #ids = new Map<Subject['kind'], Set<string>>();
  readonly #bySource = new Map<string, Map<string, LiveState>>();
  readonly #versions = new Map<string, number>();
  #version = 0;
  #guestRevision = 0;

  /** Takes in what a source said, all or nothing; answers the states that changed (not those only confirmed). */
  observe(facts: readonly Fact[]): readonly LiveState[] {
    // A value that cannot be written down is a bug, and comes to light before anything looks fresh.
    const texts = facts.map(({ outcome }) => (outcome.ok ? JSON.stringify(outcome.value) : null));
    return facts.flatMap((fact, index) => {
      const before = this.#find(fact);
      const after = next(before, fact, texts[index] ?? null);
      this.#put(after);
      if (before !== null && sameState(before, after)) return [];
      this.#noteGuest(after.subject);
      return [after];
    });
  }

  /** What was known before the console ran: unknown from `at` on, until its source says something. */
  recall(states: readonly RecalledState[], at: number): void {
    for (const { value, at: known, ...state } of states) {
      const last = { value, at: known };
      this.#put({ ...state, at, known: false, value: null, text: null, because: NOT_ASKED, since: at, last });
      this.#noteGuest(state.subject);
    }
  }

  /** The source has not answered for too long: nothing that it said, or nothing since `from`, is believed any more. */
  silence(source: string, because: ProbeFailure, at: number, from = -Infinity): readonly LiveState[] {
    const known = this.from(source).filter((state) => state.known && state.at >= from);
    return this.observe(known.map((state) => ({ ...state, outcome: { ok: false, error: because }, at })));
  }

  /** The objects are gone. */
  forget(states: readonly LiveState[]): void {
    for (const state of states) {
      const key = keyOf(state.subject);
      const held = this.#subjects.get(key);
      held?.states.delete(stateKey(state));
      this.#bySource.get(state.source)?.delete(`${key}\n${stateKey(state)}`);
      if (held?.states.size === 0) {
        this.#subjects.delete(key);
        this.#ids.get(held.subject.kind)?.delete(held.subject.id);
      }
      this.#touch(key);
      this.#noteGuest(state.subject);
    }
  }

  /** The wall clock was set: what was said keeps its age. No news: nothing else was said. */
  clockSet(move: (at: number) => number): void {
    for (const state of this.all()) {
      const { at, since, last } = state;
      this.#put({
        ...state,
        at: move(at),
        since: move(since),
        last: last === null ? null : { ...last, at: move(last.at) },
      });
    }
  }

  /** Everything that a source said and that still stands. */
  from(source: string): readonly LiveState[] {
    return [...(this.#bySource.get(source)?.values() ?? [])];
  }

  all(): readonly LiveState[] {
    return [...this.#subjects.values()].flatMap(({ states }) => [...states.values()]);
  }

  of(subject: Subject): readonly LiveState[] {
    const held = this.#subjects.get(keyOf(subject));
    return held === undefined ? [] : [...held.states.values()];
  }

  subjects(kind: Subject['kind']): readonly string[] {
    return [...(this.#ids.get(kind) ?? [])];
  }

  /** Grows with every change or confirmation of any state. */
  get revision(): number {
    return this.#version;
  }

  /** Grows when a guest comes, goes or says something else: not when it only says the same again. */
  get guestRevision(): number {
    return this.#guestRevision;
  }

  /** Grows with every change or confirmation of one of the subject's states. */
  version(subject: Subject): number {
    return this.#versions.get(keyOf(subject)) ?? 0;
  }

  #find(fact: Fact): LiveState | null {
    return this.#subjects.get(keyOf(fact.subject))?.states.get(stateKey(fact)) ?? null;
  }

  #put(state: LiveState): void {
    const key = keyOf(state.subject);
    let held = this.#subjects.get(key);
    if (held === undefined) {
      held = { subject: state.subject, states: new Map() };
      this.#subjects.set(key, held);
      const ids = this.#ids.get(state.subject.kind) ?? new Set<string>();
      this.#ids.set(state.subject.kind, ids.add(state.subject.id));
    }
    held.states.set(stateKey(state), state);
    const said = this.#bySource.get(state.source) ?? new Map<string, LiveState>();
    this.#bySource.set(state.source, said.set(`${key}\n${stateKey(state)}`, state));
    this.#touch(key);
  }

  #noteGuest({ kind }: Subject): void {
    if (kind === 'guest') this.#guestRevision += 1;
  }

  #touch(key: string): void {
    this.#version += 1;
    this.#versions.set(key, this.#version);
  }
}

function next(before: LiveState | null, fact: Fact, text: string | null): LiveState {
  const { subject, name, observer, source, outcome, at } = fact;
  const base = { subject, name, observer, source, at };
  if (outcome.ok) {
    const since = before?.known === true && before.text === text ? before.since : at;
    return { ...base, known: true, value: outcome.value, text, because: NOT_ASKED, since, last: null };
  }
  const same = before !== null && !before.known && before.because.kind === outcome.error.kind;
  return {
    ...base,
    known: false,
    value: null,
    text: null,
    because: outcome.error,
    since: same ? before.since : at,
    last: lastOf(before),
  };
}

function lastOf(before: LiveState | null): LiveState['last'] {
  if (before === null) return null;
  return before.known ? { value: before.value, at: before.at } : before.last;
}

const sameState = (a: LiveState, b: LiveState): boolean =>
  a.known === b.known && a.text === b.text && (a.known || a.because.kind === b.because.kind);
