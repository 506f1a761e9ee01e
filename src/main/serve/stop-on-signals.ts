import { systemClock } from '../platform/clock.ts';

/** A terminal, npm and a launcher may each hand on the same Ctrl+C: within this time it is one wish. */
const SAME_WISH_MS = 2_000;

/** Aborts on the first Ctrl+C, hang-up or request to end; a later one ends the process at once. */
export function stopOnSignals(): AbortSignal {
  const stop = new AbortController();
  let firstAt: number | null = null;
  const end = () => {
    firstAt ??= systemClock.now();
    if (systemClock.now() - firstAt > SAME_WISH_MS) process.exit(130);
    stop.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  return stop.signal;
}
