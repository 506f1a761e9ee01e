import { createContext, use, useCallback, useSyncExternalStore } from 'react';

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
export function useFromNow<T extends string | number | boolean>(derive: (now: number) => T): T {
  const frozen = use(PresentContext);
  const current = useCallback(() => derive(frozen ?? time), [derive, frozen]);
  return useSyncExternalStore(subscribe, current);
}

const same = (now: number): number => now;
