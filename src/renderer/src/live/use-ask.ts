import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Asked, Method, Output } from '../../../shared/contract/contract.ts';
import { createAsking, type Asking } from './asking.ts';
import { pageClock } from './clock.ts';
import { createCell } from './live.ts';
import { useMoment } from './place.ts';
import { useEngine } from './use-engine.ts';

const WAITING: Asking<never> = { kind: 'waiting' };
const NOBODY = createCell(WAITING);

/**
 * Asks the engine while the component is on the screen; inputs are compared by content, null asks nothing.
 * `refreshMs` asks again, but only while the moment on the screen is now: the past does not change.
 */
export function useAsk<M extends Method>(
  method: M,
  input: Asked<M> | null,
  { refreshMs = null }: { readonly refreshMs?: number | null } = {},
): Asking<Output<M>> {
  const engine = useEngine();
  const every = useMoment().moment === 'now' ? refreshMs : null;
  const asked = useSame(input);
  const live = useMemo(
    () => (asked === null ? NOBODY : createAsking(engine, pageClock, method, asked, every)),
    [engine, method, asked, every],
  );
  return useSyncExternalStore<Asking<Output<M>>>(live.subscribe, live.current);
}

/** The same object for as long as its content is the same. */
function useSame<T>(value: T): T {
  const [held, hold] = useState(value);
  if (Object.is(held, value) || JSON.stringify(held) === JSON.stringify(value)) return held;
  hold(value);
  return value;
}
