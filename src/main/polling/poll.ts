import { fail, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { asBug } from '../platform/as-bug.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Nudge } from './nudge.ts';

export interface PollTask<T> {
  /** Whom it asks, for the log. */
  readonly source: string;
  readonly log: Logger;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly probe: (signal: AbortSignal) => Promise<Result<T, ProbeFailure>>;
  /** Takes the answer in. A throw is a bug: then it is given that instead, as the failure of the same poll. */
  readonly onAnswer: (answer: PollAnswer<T>) => void;
  /** Rings when the next poll should not wait for its time; a person's call makes it come at once. */
  readonly nudge: Nudge;
  /** When to ask first; without it, soon, but not all machines at once. */
  readonly firstAfterMs?: number;
}

export interface PollAnswer<T> {
  readonly result: Result<T, ProbeFailure>;
  /** Before the question was asked; what the answer says holds at this time. */
  readonly askedAt: number;
  /** The same moment on the clock that nobody sets; only differences mean anything. */
  readonly steadyAt: number;
  readonly ms: number;
}

/**
 * From the start of a nudged poll to that of the next one: a guest in a boot loop must not be a poll loop, and the
 * second event in a row must still be an alert within a second.
 */
const NUDGED_GAP_MS = 500;
const MAX_BACKOFF = 8;
const JITTER = 0.1;

/**
 * Polls until `stop` aborts. Waits after each answer, so two probes never overlap; keeps the interval from
 * start to start while the machine answers, backs off (doubling, with jitter) while it does not. A probe that
 * does not come back even after its deadline cannot hold the loop, and a bug in taking an answer in cannot end it.
 */
export async function poll<T>(
  task: PollTask<T>,
  clock: Clock,
  stop: AbortSignal,
  random: () => number,
): Promise<void> {
  const stopped = () => stop.aborted;
  // A clock that is set during a question must neither hold back the next one nor make this answer old.
  const steady = clock.monotonic ?? clock.now;
  let failures = 0;
  let wasNudged = false;
  await clock.sleep(task.firstAfterMs ?? task.intervalMs * random() * JITTER, stop);
  while (!stopped()) {
    const nudged = task.nudge.next();
    const called = task.nudge.nextCall();
    const steadyAt = steady();
    const result = await ask(task, clock, stop);
    if (stopped()) return;
    // Times are whole milliseconds: the store takes no others.
    const ms = Math.round(steady() - steadyAt);
    const askedAt = clock.now() - ms;
    failures = result.ok ? 0 : failures + 1;
    take(task, { result, askedAt, steadyAt, ms });
    const endedAt = steady();
    const wait = pause(task.intervalMs, failures, ms, random());
    await clock.sleep(wait, AbortSignal.any([stop, nudged]));
    const gap = gapAfter(wasNudged, nudgedPause(task.intervalMs, failures, ms), failures);
    const early = Math.min(wait, gap) - (steady() - endedAt);
    wasNudged = nudged.aborted;
    if (nudged.aborted && early > 0) await clock.sleep(early, AbortSignal.any([stop, called]));
    // What a person has mended did not fail before.
    if (called.aborted) failures = 0;
  }
}

/** How long to wait after an answer, in ms. */
export function pause(intervalMs: number, failures: number, tookMs: number, random: number): number {
  const jitter = 1 + (random * 2 - 1) * JITTER;
  if (failures > 0) return intervalMs * Math.min(2 ** failures, MAX_BACKOFF) * jitter;
  return Math.max(intervalMs * jitter - tookMs, intervalMs * JITTER);
}

/**
 * How long after the answer to a nudged poll the next may start, in ms: at once when that poll began half a second ago, and
 * while the machine is silent doubling up to its interval, so that nudges shorten a back-off and do not undo it. But
 * no sooner than the poll took: what takes long would be asked without a break.
 */
export function nudgedPause(intervalMs: number, failures: number, tookMs: number): number {
  const fromStart = Math.min(NUDGED_GAP_MS * 2 ** failures, intervalMs);
  return Math.max(fromStart - tookMs, Math.min(tookMs, intervalMs));
}

/** What happens after a poll in its turn is asked for at once; only what goes on happening has to wait. */
const gapAfter = (wasNudged: boolean, gap: number, failures: number): number =>
  wasNudged || failures > 0 ? gap : 0;

/** What was not taken in was not read: it is told as a failure, and grows old like any other. */
function take<T>(task: PollTask<T>, answer: PollAnswer<T>): void {
  const { source, log, onAnswer } = task;
  try {
    onAnswer(answer);
  } catch (error) {
    log.error('An answer could not be taken in', { source, error });
    try {
      onAnswer({ ...answer, result: asBug(error) });
    } catch (again) {
      log.error('Not even that it could not be taken in', { source, error: again });
    }
  }
}

async function ask<T>(task: PollTask<T>, clock: Clock, stop: AbortSignal): Promise<Result<T, ProbeFailure>> {
  const deadline = clock.deadline(task.timeoutMs);
  const signal = AbortSignal.any([stop, deadline]);
  const late = new Promise<Result<T, ProbeFailure>>((done) => {
    const expire = () => {
      done(fail({ kind: 'timed-out', afterMs: task.timeoutMs }));
    };
    signal.addEventListener('abort', expire, { once: true });
  });
  return Promise.race([task.probe(signal).catch(asBug), late]);
}
