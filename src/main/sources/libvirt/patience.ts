import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Clock } from '../../platform/clock.ts';
import { whyAborted } from '../../platform/why-aborted.ts';

/** How long somebody is willing to wait: until the deadline or until the caller's signal, whichever is first. */
export interface Patience {
  readonly clock: Clock;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** Calls `giveUp` at most once, at once when the signal has aborted already. The result ends the watch. */
export function watchPatience(patience: Patience, giveUp: (why: ProbeFailure) => void): () => void {
  const { clock, deadlineMs, signal } = patience;
  const start = clock.now();
  const deadline = clock.deadline(deadlineMs);
  const stop = () => {
    deadline.removeEventListener('abort', onDeadline);
    signal.removeEventListener('abort', onSignal);
  };
  const onDeadline = () => {
    stop();
    giveUp({ kind: 'timed-out', afterMs: deadlineMs });
  };
  const onSignal = () => {
    stop();
    giveUp(whyAborted(signal, clock.now() - start));
  };
  if (signal.aborted) giveUp(whyAborted(signal, 0));
  else {
    deadline.addEventListener('abort', onDeadline);
    signal.addEventListener('abort', onSignal);
  }
  return stop;
}
