import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import { useWrittenText, type Watched } from './written-text.ts';

const TICK_MS = 1000;
const watchers = new Set<() => void>();
let time = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  time = Date.now();
  for (const notify of [...watchers]) notify();
}

/** So soon after the last tick, a picture that is drawn anyway takes the next one along. */
const EARLY_MS = 750;

/** To be called when the page is about to be drawn again: ages then need no frame of their own. */
export function tickAlong(): void {
  if (timer === null || Date.now() - time < EARLY_MS) return;
  clearInterval(timer);
  timer = setInterval(tick, TICK_MS);
  tick();
}

/** One timer for the whole page, running only while somebody watches. */
function subscribe(onTick: () => void): () => void {
  watchers.add(onTick);
  if (timer === null) {
    time = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    watchers.delete(onTick);
    if (watchers.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** In review the present is the moment on the screen (epoch ms); null: the page's own clock. */
export const PresentContext = createContext<number | null>(null);

/** The present, each second anew. Use `useFromNow` where the result changes more rarely. */
export function useNow(): number {
  return useFromNow(same);
}

/** Something derived from the present: renders again only when the result changes. */
export function useFromNow<T extends string | number | boolean | null>(derive: (now: number) => T): T {
  return useSyncExternalStore(subscribe, useReading(derive));
}

/** The same as the text of an element, without rendering; see `useWrittenText`. */
export function useTextFromNow(derive: (now: number) => string): ReturnType<typeof useWrittenText> {
  return useWrittenText({ subscribe, current: useReading(derive) });
}

/** The text of an element made of the present and of something that changes too. `derive` must keep its identity. */
export function useTextFromBoth<T>(
  source: Watched<T>,
  derive: (value: T, now: number) => string,
): ReturnType<typeof useWrittenText> {
  const frozen = use(PresentContext);
  return useWrittenText(useMemo(() => fromBoth(source, derive, frozen), [source, derive, frozen]));
}

function fromBoth<T>(
  source: Watched<T>,
  derive: (value: T, now: number) => string,
  frozen: number | null,
): Watched<string> {
  let last: { readonly at: number; readonly value: T; readonly words: string } | null = null;
  return {
    subscribe: (onChange) => {
      const stops = [source.subscribe(onChange), subscribe(onChange)];
      return () => stops.forEach((stop) => stop());
    },
    current: () => {
      const at = frozen ?? time;
      const value = source.current();
      if (last?.at !== at || last.value !== value) last = { at, value, words: derive(value, at) };
      return last.words;
    },
  };
}

function useReading<T>(derive: (now: number) => T): () => T {
  const frozen = use(PresentContext);
  return useMemo(() => readingOf(derive, frozen), [derive, frozen]);
}

/** Derived once for each tick, however often it is read. */
function readingOf<T>(derive: (now: number) => T, frozen: number | null): () => T {
  let last: { readonly at: number; readonly value: T } | null = null;
  return () => {
    const at = frozen ?? time;
    if (last?.at !== at) last = { at, value: derive(at) };
    return last.value;
  };
}

const same = (now: number): number => now;
