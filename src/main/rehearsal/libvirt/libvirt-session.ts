import type { Duplex } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
import {
  DOMAIN_EVENT_CALLBACK_LIFECYCLE,
  EVENT_ID_LIFECYCLE,
  lifecycleMessage,
} from '../../sources/libvirt/wire/event-procedures.ts';
import {
  ERROR_NO_SUPPORT,
  ERROR_OPERATION_DENIED,
  ERROR_RPC,
  FROM_RPC,
} from '../../sources/libvirt/wire/flags.ts';
import { FrameSplitter } from '../../sources/libvirt/wire/frame-splitter.ts';
import { KEEPALIVE_PROGRAM, REMOTE_PROGRAM, REMOTE_VERSION } from '../../sources/libvirt/wire/header.ts';
import { KEEPALIVE_PING, KEEPALIVE_PONG, keepaliveFrame } from '../../sources/libvirt/wire/keepalive.ts';
import { encodeMessage, openFrame, type Message } from '../../sources/libvirt/wire/message.ts';
import { plainError } from '../../sources/libvirt/wire/remote-error.ts';
import { distort } from '../distort.ts';
import { answerDelayMs } from '../doors.ts';
import type { MachineTally } from '../machine-tally.ts';
import type { Machine } from '../machine.ts';
import type { LifecycleEvent } from '../model/guest.ts';
import type { Host } from '../model/host.ts';
import type { RehearsalSite } from '../model/rehearsal-site.ts';
import { errorFrame, type ConnectionMemory } from './answering.ts';
import { isChanging } from './changing-procedures.ts';
import { refOf } from './domain-view.ts';
import { ANSWERERS } from './procedures.ts';

export interface LibvirtSessionOptions {
  readonly machine: Machine;
  readonly site: RehearsalSite;
  readonly host: Host;
  readonly tally: MachineTally;
  readonly readOnly: boolean;
  readonly clock: Clock;
}

/** Serves one client of a host's daemon over any stream, until the stream ends. */
export function serveLibvirt(stream: Duplex, options: LibvirtSessionOptions): void {
  const session = new LibvirtSession(stream, options);
  stream.on('data', (chunk: Buffer) => {
    session.receive(chunk);
  });
  stream.on('error', () => stream.destroy());
  stream.once('close', () => {
    session.close();
  });
}

const READ_ONLY = plainError(
  ERROR_OPERATION_DENIED,
  FROM_RPC,
  'operation forbidden: read only access prevents it',
);

class LibvirtSession {
  readonly #stream: Duplex;
  readonly #options: LibvirtSessionOptions;
  readonly #splitter = new FrameSplitter();
  readonly #memory: ConnectionMemory;
  readonly #stopListening: () => void;
  readonly #closed = new AbortController();
  /** Answers of a slow machine, one after the other. */
  #delayed: Promise<void> | null = null;

  constructor(stream: Duplex, options: LibvirtSessionOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#memory = { readOnly: options.readOnly, callbacks: new Map(), nextCallback: 0 };
    options.tally.libvirtConnections++;
    options.tally.libvirtOpen++;
    this.#stopListening = options.site.onLifecycle((event) => {
      this.#tell(event);
    });
  }

  receive(chunk: Buffer): void {
    const frames = this.#splitter.push(chunk);
    if (!frames.ok) {
      this.#stream.destroy();
      return;
    }
    for (const frame of frames.value) this.#serve(frame);
  }

  close(): void {
    this.#options.tally.libvirtOpen--;
    this.#closed.abort();
    this.#stopListening();
  }

  #serve(frame: Buffer): void {
    const message = openFrame(frame);
    if (!message.ok) {
      this.#stream.destroy();
      return;
    }
    const { program, procedure, type } = message.value.header;
    if (program === KEEPALIVE_PROGRAM) {
      if (procedure === KEEPALIVE_PING) this.#stream.write(keepaliveFrame(KEEPALIVE_PONG));
      return;
    }
    // A stream's data or a stray reply: nothing here waits for one.
    if (type !== 'call') return;
    this.#answerInTime(message.value);
  }

  #answerInTime(message: Message): void {
    const { machine, clock } = this.#options;
    const delay = answerDelayMs(machine);
    if (delay === 0 && this.#delayed === null) {
      this.#send(this.#answer(message));
      return;
    }
    const waiting = (this.#delayed ?? Promise.resolve())
      .then(() => clock.sleep(delay, this.#closed.signal))
      .then(() => {
        if (!this.#closed.signal.aborted) this.#send(this.#answer(message));
        if (this.#delayed === waiting) this.#delayed = null;
      });
    this.#delayed = waiting;
  }

  #answer(message: Message): Buffer {
    const { header } = message;
    const { site, host, tally } = this.#options;
    tally.libvirtCalls++;
    if (header.program !== REMOTE_PROGRAM || header.version !== REMOTE_VERSION)
      return errorFrame(
        header,
        plainError(ERROR_RPC, FROM_RPC, `Cannot find program ${header.program} version ${header.version}`),
      );
    if (isChanging(header.procedure)) {
      const denied = this.#memory.readOnly;
      tally.countChanging(header.procedure, denied);
      if (denied) return errorFrame(header, READ_ONLY);
    }
    const answerer = ANSWERERS.get(header.procedure);
    if (answerer === undefined)
      return errorFrame(
        header,
        plainError(
          ERROR_NO_SUPPORT,
          FROM_RPC,
          `this function is not supported by the connection driver: procedure ${header.procedure}`,
        ),
      );
    const at = site.settle();
    host.settle(at);
    return answerer.run(message, { site, host, at, connection: this.#memory });
  }

  #send(frame: Buffer): void {
    const { site, host } = this.#options;
    const { bytes, breaksOff } = distort(frame, site, host.plan.name);
    this.#stream.write(bytes);
    if (breaksOff) this.#stream.end();
  }

  #tell({ guest, event, detail }: LifecycleEvent): void {
    if (guest.plan.host !== this.#options.host.plan.name) return;
    for (const [callback, eventId] of this.#memory.callbacks) {
      if (eventId !== EVENT_ID_LIFECYCLE) continue;
      const header = {
        program: REMOTE_PROGRAM,
        version: REMOTE_VERSION,
        procedure: DOMAIN_EVENT_CALLBACK_LIFECYCLE,
        type: 'message',
        serial: 0,
        status: 'ok',
      } as const;
      const payload = { callback, domain: refOf(guest), event, detail };
      this.#stream.write(encodeMessage(header, lifecycleMessage, payload));
    }
  }
}
