import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import {
  REHEARSAL_QUESTIONS,
  rehearsalReplySchema,
  type RehearsalInput,
  type RehearsalOutput,
  type RehearsalQuestion,
} from '../../../shared/contract/rehearsal.ts';
import { inOwnWords } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';

/** The rehearsal site said no: the sentence is its own. */
export type RehearsalFailure =
  ProbeFailure | { readonly kind: 'rehearsal-refused'; readonly problem: string };

export interface RehearsalControlOptions {
  readonly clock: Clock;
  /** For the connection and for each question. */
  readonly timeoutMs: number;
}

type Settle = (reply: Result<unknown, RehearsalFailure>) => void;

/** Asks a rehearsal site over its control socket. Questions may overlap; each has its own deadline. */
export class RehearsalControl {
  readonly #socket: Socket;
  readonly #options: RehearsalControlOptions;
  readonly #waiting = new Map<number, Settle>();
  #nextId = 1;
  #closed = false;

  private constructor(socket: Socket, options: RehearsalControlOptions) {
    this.#socket = socket;
    this.#options = options;
    createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
      this.#receive(line);
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.#closed = true;
      for (const settle of this.#waiting.values()) settle(fail(gone));
    });
  }

  static async connect(
    path: string,
    options: RehearsalControlOptions,
    signal: AbortSignal,
  ): Promise<Result<RehearsalControl, ProbeFailure>> {
    const stop = AbortSignal.any([signal, options.clock.deadline(options.timeoutMs)]);
    const socket = createConnection({ path });
    const failure = await new Promise<ProbeFailure | null>((done) => {
      socket.once('connect', () => {
        done(null);
      });
      socket.once('error', (error) => {
        done({ kind: 'unreachable', detail: error.message });
      });
      onAbort(stop, () => {
        done(ended(signal, options.timeoutMs));
      });
    });
    if (failure === null) return ok(new RehearsalControl(socket, options));
    socket.on('error', () => {});
    socket.destroy();
    return fail(failure);
  }

  async ask<Q extends RehearsalQuestion>(
    question: Q,
    input: RehearsalInput<Q>,
    signal: AbortSignal,
  ): Promise<Result<RehearsalOutput<Q>, RehearsalFailure>> {
    const reply = await this.#exchange(question, input, signal);
    if (!reply.ok) return reply;
    const answer = parseAnswer(question, reply.value);
    return answer === null ? fail(strange(question)) : ok(answer);
  }

  close(): void {
    this.#socket.destroy();
  }

  async #exchange(
    ask: RehearsalQuestion,
    input: unknown,
    signal: AbortSignal,
  ): Promise<Result<unknown, RehearsalFailure>> {
    if (this.#closed) return fail(gone);
    const { clock, timeoutMs } = this.#options;
    const id = this.#nextId++;
    const stop = AbortSignal.any([signal, clock.deadline(timeoutMs)]);
    const reply = await new Promise<Result<unknown, RehearsalFailure>>((settle) => {
      this.#waiting.set(id, settle);
      onAbort(stop, () => {
        settle(fail(ended(signal, timeoutMs)));
      });
      this.#socket.write(`${JSON.stringify({ id, ask, input })}\n`);
    });
    this.#waiting.delete(id);
    return reply;
  }

  #receive(line: string): void {
    const reply = rehearsalReplySchema.safeParse(parseJson(line));
    if (!reply.success || reply.data.id === null) {
      this.#socket.destroy();
      return;
    }
    const settle = this.#waiting.get(reply.data.id);
    if (reply.data.ok) settle?.(ok(reply.data.answer));
    else settle?.(fail({ kind: 'rehearsal-refused', problem: reply.data.problem }));
  }
}

const gone: ProbeFailure = { kind: 'unreachable', ...inOwnWords('rehearsal-closed', {}) };
const strange = (question: RehearsalQuestion): ProbeFailure => ({
  kind: 'protocol',
  ...inOwnWords('rehearsal-strange-answer', { question }),
});

const ended = (signal: AbortSignal, afterMs: number): ProbeFailure =>
  signal.aborted ? { kind: 'cancelled' } : { kind: 'timed-out', afterMs };

function onAbort(signal: AbortSignal, listener: () => void): void {
  if (signal.aborted) listener();
  else signal.addEventListener('abort', listener, { once: true });
}

// A mapped type keeps question and answer together.
const ANSWERS: { readonly [Q in RehearsalQuestion]: z.ZodType<RehearsalOutput<Q>> } = {
  describe: REHEARSAL_QUESTIONS.describe.output,
  inject: REHEARSAL_QUESTIONS.inject.output,
  clear: REHEARSAL_QUESTIONS.clear.output,
  counts: REHEARSAL_QUESTIONS.counts.output,
  clock: REHEARSAL_QUESTIONS.clock.output,
  'clock.speed': REHEARSAL_QUESTIONS['clock.speed'].output,
  'clock.advance': REHEARSAL_QUESTIONS['clock.advance'].output,
  stop: REHEARSAL_QUESTIONS.stop.output,
};

function parseAnswer<Q extends RehearsalQuestion>(question: Q, answer: unknown): RehearsalOutput<Q> | null {
  return ANSWERS[question].safeParse(answer).data ?? null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
