import { ok } from '../../../shared/result.ts';
import type { LibvirtConnection } from './connection.ts';
import { eventWords } from './event-words.ts';
import { guestIdOf } from './guest-id.ts';
import type { Answer, LifecycleEvent } from './libvirt-reader.ts';
import { decode } from './wire/codec.ts';
import {
  CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY,
  CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY,
  DOMAIN_EVENT_CALLBACK_LIFECYCLE,
  EVENT_ID_LIFECYCLE,
  lifecycleMessage,
} from './wire/event-procedures.ts';
import { PAYLOAD_START } from './wire/message.ts';

type Listener = (event: LifecycleEvent) => void;

/** Hands the daemon's lifecycle events to those who subscribed. */
export class Lifecycle {
  readonly #connection: LibvirtConnection;
  readonly #listeners = new Map<number, Listener>();

  constructor(connection: LibvirtConnection) {
    this.#connection = connection;
    connection.onEvent(DOMAIN_EVENT_CALLBACK_LIFECYCLE, ({ frame }) => this.#onMessage(frame));
  }

  /** Each subscription is the daemon's own, so that none hears what came before it. */
  async subscribe(listener: Listener, signal: AbortSignal): Answer<() => void> {
    const args = { eventId: EVENT_ID_LIFECYCLE, domain: null };
    const registered = await this.#connection.call(CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY, args, signal);
    if (!registered.ok) return registered;
    const callback = registered.value.value;
    this.#listeners.set(callback, listener);
    return ok(() => this.#unsubscribe(callback));
  }

  #unsubscribe(callback: number): void {
    if (!this.#listeners.delete(callback)) return;
    const args = { value: callback };
    const { ending } = this.#connection;
    void this.#connection.call(CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY, args, ending);
  }

  #onMessage(frame: Buffer): void {
    const message = decode(lifecycleMessage, frame, PAYLOAD_START);
    if (!message.ok) {
      this.#connection.end(message.error);
      return;
    }
    const { callback, domain, event, detail } = message.value;
    const words = eventWords(event, detail);
    this.#listeners.get(callback)?.({ guest: guestIdOf(domain), name: domain.name, ...words });
  }
}
