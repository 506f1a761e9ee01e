import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { ok } from '../../../shared/result.ts';
import type { LibvirtConnection } from './connection.ts';
import { eventWords } from './event-words.ts';
import { guestIdOf } from './guest-id.ts';
import type { Answer, LifecycleEvent } from './libvirt-reader.ts';
import { NOTHING, decode } from './wire/codec.ts';
import type { Nothing } from './wire/codec.ts';
import {
  CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY,
  DOMAIN_EVENT_CALLBACK_LIFECYCLE,
  EVENT_ID_LIFECYCLE,
  lifecycleMessage,
} from './wire/event-procedures.ts';
import { ERROR_INVALID_ARGUMENT } from './wire/flags.ts';
import { PAYLOAD_START } from './wire/message.ts';

type Listener = (event: LifecycleEvent) => void;

/**
 * Hands the daemon's lifecycle events to those who subscribed. A daemon keeps one registration a connection and
 * refuses a second, so the first subscriber's is shared and lasts as long as the connection.
 */
export class Lifecycle {
  readonly #connection: LibvirtConnection;
  readonly #listeners = new Set<Listener>();
  #isRegistered = false;
  /** An earlier try had no answer: the daemon may have registered it all the same. */
  #mayBeRegistered = false;

  constructor(connection: LibvirtConnection) {
    this.#connection = connection;
    connection.onEvent(DOMAIN_EVENT_CALLBACK_LIFECYCLE, ({ frame }) => this.#onMessage(frame));
  }

  /** The value ends the subscription. */
  async subscribe(listener: Listener, signal: AbortSignal): Answer<() => void> {
    const registered = await this.#register(signal);
    if (!registered.ok) return registered;
    const own: Listener = (event) => listener(event);
    this.#listeners.add(own);
    return ok(() => void this.#listeners.delete(own));
  }

  async #register(signal: AbortSignal): Answer<Nothing> {
    if (this.#isRegistered) return ok(NOTHING);
    const args = { eventId: EVENT_ID_LIFECYCLE, domain: null };
    const answer = await this.#connection.call(CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY, args, signal);
    if (answer.ok || this.#isThere(answer.error)) {
      this.#isRegistered = true;
      return ok(NOTHING);
    }
    this.#mayBeRegistered = isUnanswered(answer.error);
    return answer;
  }

  /** By an earlier try, or by that of somebody else meanwhile. */
  #isThere(refusal: ProbeFailure): boolean {
    return this.#isRegistered || (this.#mayBeRegistered && saysAlreadyThere(refusal));
  }

  #onMessage(frame: Buffer): void {
    const message = decode(lifecycleMessage, frame, PAYLOAD_START);
    if (!message.ok) {
      this.#connection.end(message.error);
      return;
    }
    const { domain, event, detail } = message.value;
    const told = { guest: guestIdOf(domain), name: domain.name, ...eventWords(event, detail) };
    for (const listener of this.#listeners) listener(told);
  }
}

const saysAlreadyThere = (error: ProbeFailure): boolean =>
  error.kind === 'libvirt' && error.code === ERROR_INVALID_ARGUMENT;

const isUnanswered = ({ kind }: ProbeFailure): boolean => kind === 'timed-out' || kind === 'cancelled';
