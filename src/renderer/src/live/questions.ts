import type { Asked, Method, Output } from '../../../shared/contract/contract.ts';
import type { ClientFrame, EngineFrame } from '../../../shared/contract/frames.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { AskFailure } from './ask-failure.ts';
import type { PageClock } from './clock.ts';
import { readOutput } from './readers.ts';

const DEADLINE_MS = 30_000;
/** These wait for machines, and a person may have to answer a question on the way. */
const SLOW: ReadonlySet<Method> = new Set<Method>([
  'machine.check',
  'discovery.run',
  'rehearsal.open',
  'operations.begin',
]);
const SLOW_DEADLINE_MS = 300_000;

type Reply = Extract<EngineFrame, { kind: 'ok' | 'error' }>;
export type Ask = <M extends Method>(
  method: M,
  input: Asked<M>,
  signal?: AbortSignal,
) => Promise<Result<Output<M>, AskFailure>>;

interface Pending {
  readonly frame: ClientFrame;
  readonly settle: (reply: Result<unknown, AskFailure>) => void;
}

export interface Questions {
  readonly ask: Ask;
  readonly receive: (reply: Reply) => void;
  /** Sends what was asked before there was a line. */
  readonly sendWaiting: () => void;
  /** The line is gone: nobody will answer these. */
  readonly failAll: () => void;
}

/**
 * Questions with their deadlines. Every question is settled exactly once, with a value; a cancelled or late
 * one is also cancelled at the engine.
 */
export function createQuestions(
  send: (frame: ClientFrame) => void,
  lineState: () => 'open' | 'coming' | 'gone',
  clock: PageClock,
): Questions {
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const request = (method: Method, input: unknown, signal?: AbortSignal) =>
    new Promise<Result<unknown, AskFailure>>((resolve) => {
      lastId += 1;
      const id = lastId;
      const afterMs = SLOW.has(method) ? SLOW_DEADLINE_MS : DEADLINE_MS;
      const giveUp = (failure: AskFailure) => {
        if (!pending.has(id)) return;
        send({ cancel: id });
        settle(fail(failure));
      };
      const onAbort = () => giveUp({ kind: 'cancelled' });
      const cancelDeadline = clock.after(afterMs, () => giveUp({ kind: 'timed-out', afterMs }));
      const settle = (reply: Result<unknown, AskFailure>) => {
        if (!pending.delete(id)) return;
        cancelDeadline();
        signal?.removeEventListener('abort', onAbort);
        resolve(reply);
      };
      const frame: ClientFrame = { id, method, input };
      pending.set(id, { frame, settle });
      signal?.addEventListener('abort', onAbort, { once: true });
      if (signal?.aborted === true) onAbort();
      else if (lineState() === 'open') send(frame);
      else if (lineState() === 'gone') settle(fail({ kind: 'disconnected' }));
    });

  return {
    ask: async (method, input, signal) => {
      const reply = await request(method, input, signal);
      if (!reply.ok) return reply;
      const output = readOutput(method, reply.value);
      return output.success ? ok(output.data) : fail({ kind: 'invalid', detail: output.error.message });
    },
    receive: (reply) => {
      if (reply.id === null) return;
      pending.get(reply.id)?.settle(outcome(reply));
    },
    sendWaiting: () => {
      for (const { frame } of pending.values()) send(frame);
    },
    failAll: () => {
      for (const { settle } of [...pending.values()]) settle(fail({ kind: 'disconnected' }));
    },
  };
}

function outcome(reply: Reply): Result<unknown, AskFailure> {
  if (reply.kind === 'ok') return ok(reply.output);
  if (reply.code === 'cancelled') return fail({ kind: 'cancelled' });
  return fail({ kind: 'rejected', code: reply.code, detail: reply.detail });
}
