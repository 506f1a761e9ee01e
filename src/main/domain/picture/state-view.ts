import type { z } from 'zod';
import type { Subject } from '../../../shared/domain/finding.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { neverAsked, type Observed } from '../../../shared/domain/reading.ts';
import { ASPECTS, type Aspect, type AspectValue } from './aspects.ts';

/** One state at the moment of the view, its value not yet checked. */
export interface StateEntry {
  readonly subject: Subject;
  /** As stored: `cf`, `agent:SA_libvirtgp`. */
  readonly name: string;
  readonly observer: string;
  readonly known: boolean;
  readonly value: unknown;
  readonly because: ProbeFailure;
  /** When it was last confirmed. */
  readonly at: number;
  readonly since: number;
  readonly last: { readonly value: unknown; readonly at: number } | null;
}

/** All states of a site at one moment: live ones from memory, past ones from the store. */
export interface StateView {
  readonly moment: number;
  /** States of one subject, in the order in which they were first seen. */
  readonly of: (subject: Subject) => readonly StateEntry[];
  /** Ids of all subjects of a kind. */
  readonly subjects: (kind: Subject['kind']) => readonly string[];
}

/** A stored value that does not fit its aspect is unknown, never guessed. */
export function observed<A extends Aspect>(aspect: A, entry: StateEntry): Observed<AspectValue<A>> {
  return readAs(ASPECTS[aspect], entry);
}

function readAs<T>(schema: z.ZodType<T>, entry: StateEntry): Observed<T> {
  const { at, since } = entry;
  const value = entry.known ? schema.safeParse(entry.value) : null;
  if (value?.success === true) return { kind: 'known', value: value.data, at, since };
  const last = entry.last === null ? null : schema.safeParse(entry.last.value);
  return {
    kind: 'unknown',
    because: entry.known ? { kind: 'unreadable', line: JSON.stringify(entry.value) } : entry.because,
    at,
    since,
    last: last?.success === true && entry.last !== null ? { value: last.data, at: entry.last.at } : null,
  };
}

/** The state as one observer sees it; never asked when there is none. */
export function stateOf<A extends Aspect>(
  view: StateView,
  subject: Subject,
  aspect: A,
  observer = '',
): Observed<AspectValue<A>> {
  const entry = view.of(subject).find((state) => state.name === aspect && state.observer === observer);
  return entry === undefined ? neverAsked(view.moment) : observed(aspect, entry);
}

/** The state as every observer sees it. */
export function statesOf<A extends Aspect>(
  view: StateView,
  subject: Subject,
  aspect: A,
): readonly { readonly observer: string; readonly state: Observed<AspectValue<A>> }[] {
  return view
    .of(subject)
    .filter(({ name }) => name === aspect)
    .map((entry) => ({ observer: entry.observer, state: observed(aspect, entry) }));
}
