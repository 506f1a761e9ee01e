import type { Channel } from '../../shared/domain/notify-file.ts';
import { ownWord, type Reason } from '../../shared/domain/own-words.ts';
import type { Delivery } from '../../shared/contract/alerts.ts';
import { fail, type Result } from '../../shared/result.ts';
import { SEVERITIES } from '../../shared/domain/severity.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Outbox, OutboxRow } from '../store/outbox.ts';
import { Box } from './box.ts';
import { messageSchema, type Message } from './message.ts';
import { repeat, send, type Sending } from './send.ts';
import { asRead, asStored } from './stored-reason.ts';

const LOOK_EVERY_MS = 1000;
const FIRST_RETRY_MS = 5000;
const LONGEST_RETRY_MS = 300_000;
/** After this a message is given up; what is still open is news of its own by then. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

export interface NotifierParts {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Logger;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What is notified and still goes on, for channels that want it repeated. */
  readonly open: () => readonly Message[];
}

/** Delivers messages to channels: kept in the store, in order for each channel, retried with growing pauses. */
export class Notifier {
  readonly #parts: NotifierParts;
  readonly #box: Box;
  readonly #repeated = new Map<string, number>();
  #channels: readonly Channel[] = [];

  constructor(parts: NotifierParts) {
    this.#parts = parts;
    this.#box = new Box(parts.outbox);
  }

  use(channels: readonly Channel[]): void {
    this.#channels = channels;
  }

  get channels(): readonly Channel[] {
    return this.#channels;
  }

  /** Puts a message into the box of every channel that wants it. */
  post(messages: readonly Message[]): void {
    const { clock } = this.#parts;
    const created = clock.now();
    const rows = messages.flatMap((message) =>
      this.#channels
        .filter(({ minimum }) => SEVERITIES.indexOf(message.severity) >= SEVERITIES.indexOf(minimum))
        .map(({ name: channel }) => {
          const { alert, kind } = message;
          return { channel, alert, kind, created, json: JSON.stringify(message) };
        }),
    );
    if (rows.length > 0) this.#box.add(rows);
  }

  /** Sends one message now, past the box. */
  async test(channel: string, message: Message, signal: AbortSignal): Promise<Result<void, Reason>> {
    const found = this.#channels.find(({ name }) => name === channel);
    return found === undefined
      ? fail(ownWord('no-such-channel', { channel }))
      : send(found, message, this.#sending(signal));
  }

  deliveries(limit: number): Delivery[] {
    return this.#box.last(limit).map(deliveryOf);
  }

  async run(stop: AbortSignal): Promise<void> {
    const stopped = () => stop.aborted;
    while (!stopped()) {
      await this.deliver(stop);
      await this.#repeat(stop);
      await this.#parts.clock.sleep(LOOK_EVERY_MS, stop);
    }
  }

  /** Tries what is due once; a channel that fails holds back its own messages only. */
  async deliver(stop: AbortSignal): Promise<void> {
    const now = this.#parts.clock.now();
    const boxes = Map.groupBy(this.#box.waiting(), ({ channel }) => channel);
    await Promise.all(
      [...boxes.values()].map(async (rows) => {
        for (const row of rows) {
          if ((row.due ?? 0) > now || stop.aborted) return;
          if (!(await this.#attempt(row, stop))) return;
        }
      }),
    );
  }

  /** True when nothing of this row is left to do. */
  async #attempt(row: OutboxRow, stop: AbortSignal): Promise<boolean> {
    const { clock, log } = this.#parts;
    const { id, channel } = row;
    const sent = await this.#send(row, stop);
    if (stop.aborted) return false;
    const now = clock.now();
    const attempts = row.attempts + 1;
    if (sent.ok) {
      this.#box.note({ id, attempts, due: null, delivered: now, failure: null });
      return true;
    }
    const late = now - row.created >= GIVE_UP_AFTER_MS;
    const pause = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
    log.warn('A notification was not delivered', { channel, attempts, failure: sent.error });
    this.#box.note({
      id,
      attempts,
      due: late ? null : now + pause,
      delivered: null,
      failure: asStored(sent.error),
    });
    return late;
  }

  async #send({ channel, json }: OutboxRow, stop: AbortSignal): Promise<Result<void, Reason>> {
    const found = this.#channels.find(({ name }) => name === channel);
    if (found === undefined) return fail(ownWord('channel-gone', { channel }));
    const message = messageSchema.safeParse(JSON.parse(json));
    if (!message.success) return fail(ownWord('message-of-another-version', {}));
    return send(found, message.data, this.#sending(stop));
  }

  async #repeat(stop: AbortSignal): Promise<void> {
    const { clock, open, log } = this.#parts;
    const now = clock.now();
    for (const channel of this.#channels) {
      if (channel.kind !== 'alertmanager') continue;
      if (now - (this.#repeated.get(channel.name) ?? 0) < channel.repeatSeconds * 1000) continue;
      this.#repeated.set(channel.name, now);
      const least = SEVERITIES.indexOf(channel.minimum);
      const messages = open().filter(({ severity }) => SEVERITIES.indexOf(severity) >= least);
      if (messages.length === 0) continue;
      const sent = await repeat(channel, messages, this.#sending(stop));
      if (!sent.ok)
        log.warn('Open alerts could not be repeated', { channel: channel.name, failure: sent.error });
    }
  }

  #sending(signal: AbortSignal): Sending {
    const { clock, environment } = this.#parts;
    return { clock, environment, signal };
  }
}

function deliveryOf(row: OutboxRow): Delivery {
  const { channel, alert, kind, created, attempts, delivered, failure, due } = row;
  const state = delivered !== null ? 'delivered' : due === null ? 'given-up' : 'waiting';
  return {
    channel,
    alert,
    kind,
    createdAt: created,
    attempts,
    state,
    deliveredAt: delivered,
    failure: failure === null ? null : asRead(failure),
  };
}
