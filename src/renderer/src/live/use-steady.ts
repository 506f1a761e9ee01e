import { useState } from 'react';
import { useSitePart } from './use-site.ts';
import type { SiteState } from './site-source.ts';

type Inputs = (state: SiteState) => readonly unknown[];

/**
 * A view of the site that is derived anew with every update but renders again only when its content
 * changed. `derive` must keep its identity while it means the same, and its result must be plain data.
 * With `inputs`, it is derived only when one of these records is another one: they must be all it looks at.
 */
export function useSteady<T>(derive: (state: SiteState) => T, inputs: Inputs | null = null): T {
  const [pick] = useState(() => steady<T>());
  return useSitePart((state) => pick(derive, inputs, state));
}

interface Last<T> {
  readonly derive: (state: SiteState) => T;
  readonly value: T;
  readonly content: string;
  readonly inputs: readonly unknown[] | null;
}

function steady<T>(): (derive: (state: SiteState) => T, inputs: Inputs | null, state: SiteState) => T {
  let last: Last<T> | null = null;
  let seen: SiteState | null = null;
  return (derive, inputsOf, state) => {
    if (last !== null && last.derive === derive && seen === state) return last.value;
    seen = state;
    const inputs = inputsOf === null ? null : inputsOf(state);
    if (last !== null && last.derive === derive && areSame(last.inputs, inputs)) return last.value;
    const value = derive(state);
    const content = JSON.stringify(value);
    last = { derive, content, inputs, value: last?.content === content ? last.value : value };
    return last.value;
  };
}

const areSame = (before: readonly unknown[] | null, now: readonly unknown[] | null): boolean =>
  before !== null && now?.length === before.length && now.every((input, index) => input === before[index]);

/** Records as they are, in a list that keeps its identity while each of them does. */
export function useRecords<R>(pick: (state: SiteState) => readonly R[]): readonly R[] {
  const [keep] = useState(() => kept<R>());
  return useSitePart((state) => keep(pick(state)));
}

/** A list that keeps its identity while each of its items does. */
export function useSameItems<R>(list: readonly R[]): readonly R[] {
  const [keep] = useState(() => kept<R>());
  return keep(list);
}

function kept<R>(): (list: readonly R[]) => readonly R[] {
  let last: readonly R[] = [];
  return (list) => {
    if (!areSame(last, list)) last = list;
    return last;
  };
}
