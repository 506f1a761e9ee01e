import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { rehearsalReadySchema } from '../../shared/contract/rehearsal.ts';
import { ownWord, type OwnWord } from '../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';

/** The rehearsal site's process, however the host starts one. */
export interface RehearsalChild {
  readonly stdout: Readable | null;
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
}

export interface RehearsalSite {
  readonly siteFile: string;
  /** Path of its control socket. */
  readonly control: string;
}

export interface RehearsalKeeper {
  /** Starts the site unless it runs already, and answers when it is ready. */
  readonly start: (signal: AbortSignal) => Promise<Result<RehearsalSite, ProbeFailure>>;
  readonly close: () => void;
}

const READY_WITHIN_MS = 30_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Keeps one rehearsal site running: one that dies after it was ready is started again, with growing pauses.
 * It may have other ports then: after `onRestarted` its site file has to be read again.
 */
export function keepRehearsal(
  launch: () => RehearsalChild,
  clock: Clock,
  log: Logger,
  onRestarted: () => void,
): RehearsalKeeper {
  const stop = new AbortController();
  const stopped = () => stop.signal.aborted;
  let running: Promise<Result<RehearsalSite, ProbeFailure>> | null = null;
  let child: RehearsalChild | null = null;
  const isRunning = () => running !== null;

  const launchOnce = async (onDeath: () => void) => {
    const started = launch();
    child = started;
    const exited = new Promise<number | null>((resolve) => started.onExit(resolve));
    const ready = await waitUntilReady(started, exited, clock.deadline(READY_WITHIN_MS));
    if (!ready.ok) started.kill();
    else void exited.then(onDeath);
    return ready;
  };
  const restart = async (waitMs: number): Promise<void> => {
    running = null;
    if (stopped()) return;
    log.warn('The rehearsal site ended and is started again', { waitMs });
    await clock.sleep(waitMs, stop.signal);
    if (stopped() || isRunning()) return;
    const again = () => void restart(Math.min(waitMs * 2, LONGEST_WAIT_MS));
    running = launchOnce(again);
    if ((await running).ok) onRestarted();
    else again();
  };

  const start = async (signal: AbortSignal) => {
    const starting = (running ??= launchOnce(() => void restart(FIRST_WAIT_MS)));
    const site = await Promise.race([starting, whenAborted(signal)]);
    if (!site.ok && site.error.kind !== 'cancelled' && running === starting) running = null;
    return site;
  };
  const close = () => {
    stop.abort();
    child?.kill();
  };
  return { start, close };
}

const unreachable = (word: OwnWord): ProbeFailure => ({ kind: 'unreachable', detail: '', own: [word] });

const whenAborted = (signal: AbortSignal) =>
  new Promise<Result<never, ProbeFailure>>((resolve) => {
    const tell = () => resolve(fail({ kind: 'cancelled' }));
    if (signal.aborted) tell();
    else signal.addEventListener('abort', tell, { once: true });
  });

async function waitUntilReady(
  child: RehearsalChild,
  exited: Promise<number | null>,
  deadline: AbortSignal,
): Promise<Result<RehearsalSite, ProbeFailure>> {
  const tooLate = new Promise<Result<never, ProbeFailure>>((resolve) =>
    deadline.addEventListener('abort', () => resolve(fail({ kind: 'timed-out', afterMs: READY_WITHIN_MS }))),
  );
  const ended = exited.then((code) =>
    fail(unreachable(ownWord('rehearsal-ended', { code: String(code ?? '?') }))),
  );
  return Promise.race([readyLine(child.stdout), ended, tooLate]);
}

/** Reads on after the ready line, so that a talking child never blocks on a full pipe. */
async function readyLine(stdout: Readable | null): Promise<Result<RehearsalSite, ProbeFailure>> {
  if (stdout === null) return fail(unreachable(ownWord('rehearsal-mute', {})));
  const lines = createInterface({ input: stdout });
  const line = await new Promise<string | null>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(null));
  });
  // The end of its output before any line: why will be told by its exit.
  if (line === null) return new Promise(() => {});
  const ready = rehearsalReadySchema.safeParse(parseJson(line));
  if (!ready.success) return fail({ kind: 'unreadable', line });
  return ok({ siteFile: ready.data.siteFile, control: ready.data.control });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
