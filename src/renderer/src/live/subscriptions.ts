import type { Payload, Topic } from '../../../shared/contract/contract.ts';
import type { ClientFrame, EngineFrame } from '../../../shared/contract/frames.ts';
import type { PageClock } from './clock.ts';
import { readPayload } from './readers.ts';

const PAUSE_AFTER_UNREADABLE_MS = 5_000;

type PayloadFrame = Extract<EngineFrame, { kind: 'payload' }>;

interface Subscription {
  readonly topic: Topic;
  readonly of: string | null;
  readonly take: (frame: PayloadFrame) => void;
  readonly restart: () => void;
}

type Receive<T extends Topic> = (payload: Payload<T>) => boolean;

export interface Subscriptions {
  /**
   * `receive` gets whole payloads and, for `site` and `alerts`, changes that follow on what it got before. False: the change
   * does not fit what it holds.
   */
  readonly listen: <T extends Topic>(topic: T, of: string | null, receive: Receive<T>) => () => void;
  readonly receive: (frame: PayloadFrame) => void;
  /** On a new line: asks for everything again, from the whole. */
  readonly restart: () => void;
  /** Asks for one payload that always comes; false when nothing is subscribed. */
  readonly poke: () => boolean;
}

/**
 * Subscriptions that survive lines. A change whose revision does not follow on the last one, or that its
 * receiver cannot use, is dropped and the topic is asked for again: a picture is either complete or waiting,
 * never patched over a gap.
 */
export function createSubscriptions(
  send: (frame: ClientFrame) => void,
  clock: PageClock,
  onUnreadable: (detail: string) => void,
): Subscriptions {
  const active = new Map<string, Subscription>();

  const start = <T extends Topic>(topic: T, of: string | null, receive: Receive<T>): Subscription => {
    let revision: number | null = null;
    const restart = () => {
      revision = null;
      send({ subscribe: topic, of });
    };
    const askAgain = () => {
      send({ unsubscribe: topic, of });
      restart();
    };
    const take = (frame: PayloadFrame) => {
      const payload = readPayload(topic, frame.value);
      if (!payload.success) {
        revision = null;
        onUnreadable(`${topic}: ${payload.error.message}`);
        clock.after(PAUSE_AFTER_UNREADABLE_MS, () => active.has(keyOf(topic, of)) && askAgain());
        return;
      }
      const follows = revision !== null && frame.revision === revision + 1;
      if (isWhole(frame.value) || follows) {
        revision = frame.revision;
        if (!receive(payload.data)) askAgain();
      } else if (revision !== null) {
        askAgain();
      }
    };
    return { topic, of, take, restart };
  };

  return {
    listen: (topic, of, receive) => {
      const key = keyOf(topic, of);
      const subscription = start(topic, of, receive);
      active.set(key, subscription);
      subscription.restart();
      return () => {
        if (active.get(key) !== subscription) return;
        active.delete(key);
        send({ unsubscribe: topic, of });
      };
    },
    receive: (frame) => active.get(keyOf(frame.topic, frame.of))?.take(frame),
    restart: () => {
      for (const { restart } of active.values()) restart();
    },
    poke: () => {
      const first = active.values().next().value;
      first?.restart();
      return first !== undefined;
    },
  };
}

const keyOf = (topic: Topic, of: string | null): string => `${topic} ${of ?? ''}`;

/** Every payload is whole except a change of the site or of the alerts. */
const isWhole = (value: unknown): boolean =>
  !(typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'change');
