import type { Payload, Topic } from '../../shared/contract/contract.ts';
import type { EngineFrame } from '../../shared/contract/frames.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import type { Line } from './line.ts';
import { Subscription } from './subscription.ts';

/** How often a line that could not take a payload is tried again. */
const RETRY_MS = 50;

export interface TopicSource<T extends Topic> {
  /** The whole current value, null while there is none. Already holds what `publish` announces. */
  readonly current: (of: string | null) => Payload<T> | null;
  /** Called when the first subscriber comes and when the last one goes. */
  readonly onWatched?: (of: string | null, watched: boolean) => void;
}

/** A console's subscriptions. */
export interface LineTopics {
  readonly subscribe: (topic: Topic, of: string | null) => void;
  readonly unsubscribe: (topic: Topic, of: string | null) => void;
  /** Ends them all. */
  readonly close: () => void;
  readonly count: () => number;
}

/**
 * Tells subscribers what changes. The first payload of a subscription is the whole value. For a topic whose
 * payloads are changes, a subscriber that missed one gets the whole value next; for the others the newest wins.
 */
export interface Hub {
  /** Says where a topic's current value comes from. To be called once for each topic, before `publish`. */
  readonly topic: <T extends Topic>(topic: T, source: TopicSource<T>) => void;
  readonly publish: <T extends Topic>(topic: T, of: string | null, payload: Payload<T>) => void;
  readonly isWatched: (topic: Topic, of: string | null) => boolean;
  readonly attach: (line: Line) => LineTopics;
}

type Sources = { [T in Topic]?: TopicSource<T> };
const keyOf = (topic: Topic, of: string | null) => `${topic} ${of ?? ''}`;

export function createHub(clock: Clock = systemClock): Hub {
  const sources: Sources = {};
  const watchers = new Map<string, Set<Watcher>>();

  const isWatched = (topic: Topic, of: string | null) => watchers.has(keyOf(topic, of));
  const join = (topic: Topic, of: string | null, watcher: Watcher) => {
    const key = keyOf(topic, of);
    const present = watchers.get(key) ?? new Set();
    watchers.set(key, present.add(watcher));
    if (present.size === 1) sources[topic]?.onWatched?.(of, true);
  };
  const leave = (topic: Topic, of: string | null, watcher: Watcher) => {
    const key = keyOf(topic, of);
    const present = watchers.get(key);
    if (!present?.delete(watcher) || present.size > 0) return;
    watchers.delete(key);
    sources[topic]?.onWatched?.(of, false);
  };

  return {
    topic: (topic, source) => void Object.assign(sources, { [topic]: source }),
    publish: (topic, of, payload) => watchers.get(keyOf(topic, of))?.forEach((tell) => tell(payload)),
    isWatched,
    attach: (line) => attach(line, clock, sources, join, leave),
  };
}

type Watcher = (payload: unknown) => void;
type Change = (topic: Topic, of: string | null, watcher: Watcher) => void;

function attach(line: Line, clock: Clock, sources: Sources, join: Change, leave: Change): LineTopics {
  const held = new Map<string, { subscription: Subscription; end: () => void }>();
  const stop = new AbortController();
  let retrying = false;
  const retry = async () => {
    if (retrying) return;
    retrying = true;
    let due = true;
    while (due) {
      await clock.sleep(RETRY_MS, stop.signal);
      if (stop.signal.aborted) return;
      due = [...held.values()].filter(({ subscription }) => !subscription.flush()).length > 0;
    }
    retrying = false;
  };
  const unsubscribe = (topic: Topic, of: string | null) => {
    const key = keyOf(topic, of);
    held.get(key)?.end();
    held.delete(key);
  };
  const subscribe = (topic: Topic, of: string | null) => {
    unsubscribe(topic, of); // asking again means: from the beginning
    const subscription = new Subscription(
      line,
      payloadFrame(topic, of),
      () => sources[topic]?.current(of) ?? null,
    );
    const watcher = (payload: unknown) => subscription.publish(payload) || void retry();
    held.set(keyOf(topic, of), { subscription, end: () => leave(topic, of, watcher) });
    join(topic, of, watcher);
    if (!subscription.flush()) void retry();
  };
  const close = () => {
    stop.abort();
    for (const { end } of held.values()) end();
    held.clear();
  };
  return { subscribe, unsubscribe, close, count: () => held.size };
}

const payloadFrame =
  (topic: Topic, of: string | null) =>
  (revision: number, value: unknown): EngineFrame => ({ kind: 'payload', topic, of, revision, value });
