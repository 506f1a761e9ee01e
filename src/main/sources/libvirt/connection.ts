import type { Duplex } from 'node:stream';
import { inOwnWords } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import { Outbox } from './outbox.ts';
import { whyAborted } from '../../platform/why-aborted.ts';
import { saidBy } from '../../platform/own-error.ts';
import { watchPatience } from './patience.ts';
import { Unanswered } from './unanswered.ts';
import { decode } from './wire/codec.ts';
import { FrameSplitter } from './wire/frame-splitter.ts';
import { KEEPALIVE_PROGRAM, REMOTE_PROGRAM, REMOTE_VERSION } from './wire/header.ts';
import { KEEPALIVE_PING, KEEPALIVE_PONG, keepaliveFrame } from './wire/keepalive.ts';
import { PAYLOAD_START, encodeMessage, openFrame } from './wire/message.ts';
import type { Message } from './wire/message.ts';
import type { Procedure } from './wire/procedure.ts';
import { remoteError } from './wire/remote-error.ts';

/** What has gone through one connection, keepalives and framing included. */
export interface Traffic {
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly calls: number;
}

export interface ConnectionOptions {
  readonly clock: Clock;
  /** Of every single call. */
  readonly deadlineMs: number;
}

/** A peer that lets this much of what we send lie is not read from any more. */
const MOST_UNSENT_BYTES = 1_048_576;

const broken = (
  code: 'daemon-stopped-in-message' | 'ended-in-message' | 'daemon-not-reading',
): ProbeFailure => ({ kind: 'protocol', ...inOwnWords(code, {}) });

/**
 * One conversation with a libvirt daemon over any stream. Calls may overlap. A call given up leaves the connection
 * usable, unless the daemon stopped in the middle of a message. Whatever breaks the protocol closes the connection
 * and fails all calls with `protocol`. Nothing throws.
 */
export class LibvirtConnection {
  /** Resolves once, when the connection is gone, with the reason; `cancelled` after `close`. */
  readonly closed: Promise<ProbeFailure>;
  readonly #stream: Duplex;
  readonly #options: ConnectionOptions;
  readonly #outbox: Outbox;
  readonly #splitter = new FrameSplitter();
  readonly #unanswered = new Unanswered();
  readonly #listeners = new Map<number, (message: Message) => void>();
  readonly #ending = new AbortController();
  #end: ProbeFailure | null = null;
  #received = 0;
  #sent = 0;
  #calls = 0;

  constructor(stream: Duplex, options: ConnectionOptions) {
    this.#stream = stream;
    this.#outbox = new Outbox(stream);
    this.#options = options;
    this.closed = new Promise((resolve) => {
      this.#ending.signal.addEventListener('abort', () => resolve(this.#end ?? { kind: 'cancelled' }));
    });
    stream.on('error', (error: Error) => this.end({ kind: 'unreachable', ...saidBy(error) }));
    stream.on('end', () => this.end(this.#lost()));
    stream.on('close', () => this.end(this.#lost()));
    stream.on('data', (chunk: Buffer) => this.#receive(chunk));
    stream.resume();
  }

  /** Aborts when the connection is gone. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  traffic(): Traffic {
    return { bytesReceived: this.#received, bytesSent: this.#sent, calls: this.#calls };
  }

  /** The first reason counts; every open call fails with it. */
  end(why: ProbeFailure): void {
    if (this.#end !== null) return;
    this.#end = why;
    this.#stream.destroy();
    this.#ending.abort();
  }

  /** One listener a kind of event (its procedure number). */
  onEvent(procedure: number, listener: (message: Message) => void): void {
    this.#listeners.set(procedure, listener);
  }

  ping(): void {
    this.#send(keepaliveFrame(KEEPALIVE_PING));
  }

  /**
   * Sends one call and waits for its reply; a refusal of the daemon is `libvirt` with its code and words.
   * `deadlineMs`: for a call that may take longer than the others.
   */
  call<Args, Answer>(
    procedure: Procedure<Args, Answer>,
    args: Args,
    signal: AbortSignal,
    deadlineMs = this.#options.deadlineMs,
  ): Promise<Result<Answer, ProbeFailure>> {
    if (this.#end !== null) return Promise.resolve(fail(this.#end));
    if (signal.aborted) return Promise.resolve(fail(whyAborted(signal, 0)));
    return new Promise((resolve) => {
      const settle = (result: Result<Answer, ProbeFailure>) => {
        stopWatch();
        this.#ending.signal.removeEventListener('abort', onEnd);
        resolve(result);
      };
      const onEnd = () => settle(fail(this.#end ?? { kind: 'cancelled' }));
      const onReply = (message: Message) => settle(this.#read(procedure, message));
      const serial = this.#unanswered.add({ procedure: procedure.number, onReply });
      this.#ending.signal.addEventListener('abort', onEnd);
      let stopWatch = () => {};
      stopWatch = watchPatience({ clock: this.#options.clock, deadlineMs, signal }, (why) => {
        settle(fail(why));
        this.#giveUp(serial, why);
      });
      this.#call(procedure, args, serial);
    });
  }

  #call<Args, Answer>(procedure: Procedure<Args, Answer>, args: Args, serial: number): void {
    this.#calls += 1;
    const program = {
      program: REMOTE_PROGRAM,
      version: REMOTE_VERSION,
      procedure: procedure.number,
    } as const;
    this.#send(encodeMessage({ ...program, type: 'call', serial, status: 'ok' }, procedure.args, args));
  }

  #giveUp(serial: number, why: ProbeFailure): void {
    const inOrder = this.#unanswered.forget(serial);
    if (!inOrder) this.end({ kind: 'unreachable', ...inOwnWords('daemon-leaves-calls', {}) });
    if (why.kind === 'timed-out' && this.#splitter.held > 0) this.end(broken('daemon-stopped-in-message'));
  }

  /** An answer that cannot be read ends the connection too. */
  #read<Args, Answer>(
    procedure: Procedure<Args, Answer>,
    { header, frame }: Message,
  ): Result<Answer, ProbeFailure> {
    if (header.status === 'ok') {
      const answer = decode(procedure.answer, frame, PAYLOAD_START);
      if (!answer.ok) this.end(answer.error);
      return answer;
    }
    const refusal = decode(remoteError, frame, PAYLOAD_START);
    if (!refusal.ok) this.end(refusal.error);
    if (!refusal.ok) return refusal;
    const { code, domain, message } = refusal.value;
    return fail({ kind: 'libvirt', code, domain, detail: message ?? '' });
  }

  #lost(): ProbeFailure {
    if (this.#splitter.held > 0) return broken('ended-in-message');
    return { kind: 'unreachable', ...inOwnWords('daemon-closed', {}) };
  }

  #send(frame: Buffer): void {
    if (this.#end !== null) return;
    this.#sent += frame.length;
    this.#outbox.send(frame);
    if (this.#outbox.backlog > MOST_UNSENT_BYTES) this.end(broken('daemon-not-reading'));
  }

  #receive(chunk: Buffer): void {
    if (this.#end !== null) return;
    this.#received += chunk.length;
    const frames = this.#splitter.push(chunk);
    if (!frames.ok) {
      this.end(frames.error);
      return;
    }
    for (const frame of frames.value) this.#dispatch(frame);
  }

  #dispatch(frame: Buffer): void {
    if (this.#end !== null) return;
    const message = openFrame(frame);
    if (!message.ok) this.end(message.error);
    else if (message.value.header.program === KEEPALIVE_PROGRAM) this.#onKeepalive(message.value);
    else this.#onRemote(message.value);
  }

  #onKeepalive({ header }: Message): void {
    if (header.procedure === KEEPALIVE_PING) this.#send(keepaliveFrame(KEEPALIVE_PONG));
  }

  #onRemote(message: Message): void {
    const { program, version, type, procedure } = message.header;
    if (program !== REMOTE_PROGRAM || version !== REMOTE_VERSION)
      this.#refuse(`program ${program}, version ${version} is not libvirt's`);
    else if (type === 'reply') this.#onReply(message);
    else if (type === 'message') this.#listeners.get(procedure)?.(message);
    else this.#refuse(`a daemon sends no ${type}`);
  }

  #onReply(message: Message): void {
    const { serial, procedure, status } = message.header;
    const waiter = this.#unanswered.take(serial);
    if (waiter === 'late') return;
    if (waiter === 'stray') this.#refuse(`reply to call ${serial}, which was never made`);
    else if (waiter.procedure !== procedure || status === 'continue')
      this.#refuse(`reply of procedure ${procedure} (${status}) to a call of ${waiter.procedure}`);
    else waiter.onReply(message);
  }

  #refuse(detail: string): void {
    this.end({ kind: 'protocol', detail });
  }
}
