import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import {
  fromEngineSchema,
  type HeardFromEngine,
  type RehearsalResult,
  type ToEngine,
} from './engine-messages.ts';
import type { SecretRequest, SentSecretAnswer } from './secret-messages.ts';

/** The engine's process, as Electron starts it. `Port` is one end of a channel. */
export interface EngineChild<Port> {
  readonly post: (message: ToEngine, ports: readonly Port[]) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Told once: why it ended, in words for the person. */
  readonly onEnd: (listener: (why: string) => void) => void;
  readonly kill: () => void;
}

export interface SupervisorPlan<Port> {
  /** `restartedBecause`: why the one before ended; null for the first. */
  readonly start: (restartedBecause: string | null) => EngineChild<Port>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onRefused: (why: string) => void;
  readonly startRehearsal: () => Promise<RehearsalResult>;
  readonly answerSecrets: (request: SecretRequest) => Promise<SentSecretAnswer>;
}

export interface EngineSupervisor<Port> {
  /** Hands a line's end to the engine; one that is still starting gets it as soon as it is ready. */
  readonly connect: (port: Port) => void;
  /** Lets the engine finish; ends it when it does not. */
  readonly close: () => Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** An engine that lived this long was well: the next pause is the first again. */
const WELL_AFTER_MS = 60_000;
const CLOSE_WITHIN_MS = 10_000;

/** Keeps an engine running: one that dies is started again, with growing pauses, and told why. */
export function superviseEngine<Port>(plan: SupervisorPlan<Port>): EngineSupervisor<Port> {
  const { clock, log } = plan;
  const stop = new AbortController();
  const stopped = () => stop.signal.aborted;
  let waiting: Port[] = [];
  let child: EngineChild<Port> | null = null;
  let ready = false;
  let refused = false;
  let pauseMs = FIRST_PAUSE_MS;
  let onEnded = () => {};

  const launch = (restartedBecause: string | null) => {
    const startedAt = clock.now();
    const started = plan.start(restartedBecause);
    child = started;
    started.onMessage((message) => {
      const known = fromEngineSchema.safeParse(message);
      if (known.success) hear(started, known.data);
      else log.error('The engine said what the shell does not know', { problem: known.error.message });
    });
    started.onEnd((why) => void ended(why, clock.now() - startedAt));
  };
  const hear = (from: EngineChild<Port>, message: HeardFromEngine) => {
    if (message.kind === 'ready') {
      ready = true;
      for (const port of waiting) from.post({ kind: 'connect' }, [port]);
      waiting = [];
    } else if (message.kind === 'refused') {
      refused = true;
      plan.onRefused(message.why);
    } else {
      // The engine that asked may have ended meanwhile; its successor is told nothing that it did not ask.
      void answerTo(message, plan).then((answer) => child === from && from.post(answer, []));
    }
  };
  const ended = async (why: string, livedMs: number): Promise<void> => {
    child = null;
    ready = false;
    onEnded();
    if (stopped() || refused) return;
    if (livedMs >= WELL_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
    log.error('The engine ended and is started again', { why, pauseMs });
    const pause = clock.sleep(pauseMs, stop.signal);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    await pause;
    if (!stopped()) launch(why);
  };
  const close = async () => {
    stop.abort();
    const last = child;
    if (last === null) return;
    const done = new Promise<void>((resolve) => void (onEnded = resolve));
    last.post({ kind: 'close' }, []);
    const giveUp = clock.deadline(CLOSE_WITHIN_MS);
    giveUp.addEventListener('abort', () => {
      last.kill();
    });
    await done;
  };

  launch(null);
  return {
    connect: (port) => {
      if (child !== null && ready) child.post({ kind: 'connect' }, [port]);
      else waiting.push(port);
    },
    close,
  };
}

async function answerTo<Port>(
  message: Exclude<HeardFromEngine, { kind: 'ready' | 'refused' }>,
  { startRehearsal, answerSecrets }: SupervisorPlan<Port>,
): Promise<ToEngine> {
  const { kind, id } = message;
  if (kind === 'secrets') return { kind, id, answer: await answerSecrets(message.request) };
  return { kind: 'rehearsal', id, result: await startRehearsal() };
}
