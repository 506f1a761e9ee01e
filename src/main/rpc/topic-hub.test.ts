import { expect, test } from 'vitest';
import { picture, TOLD } from '../../../test/contract/examples.ts';
import { memoryLine } from '../../../test/contract/memory-line.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import type { Payload } from '../../shared/contract/contract.ts';
import { createHub } from './topic-hub.ts';

const status = (cpu: number): Payload<'engine'> => ({ ...TOLD.engine.payload, cpu });

function engineTopic() {
  const clock = manualClock();
  const hub = createHub(clock);
  const end = memoryLine();
  const watched: boolean[] = [];
  let now: Payload<'engine'> | null = status(0);
  hub.topic('engine', { current: () => now, onWatched: (_of, seen) => watched.push(seen) });
  const publish = (cpu: number) => {
    now = status(cpu);
    hub.publish('engine', null, now);
  };
  return { clock, hub, end, watched, publish, forget: () => void (now = null), topics: hub.attach(end.line) };
}
const payload = (revision: number, cpu: number) => ({
  kind: 'payload',
  topic: 'engine',
  of: null,
  revision,
  value: status(cpu),
});

test('a subscriber gets the current value first, then each change with the next revision', async () => {
  const { end, publish, topics } = engineTopic();
  publish(1);
  topics.subscribe('engine', null);
  publish(2);
  expect([await end.next(), await end.next()]).toEqual([payload(1, 1), payload(2, 2)]);
});

test('a subscriber who comes before there is a value gets it with the first publication', async () => {
  const { end, publish, forget, topics } = engineTopic();
  forget();
  topics.subscribe('engine', null);
  expect(end.unread()).toBe(0);
  publish(5);
  expect(await end.next()).toEqual(payload(1, 5));
});

test('subscribing again starts over with the whole value', async () => {
  const { end, topics } = engineTopic();
  topics.subscribe('engine', null);
  topics.subscribe('engine', null);
  expect([await end.next(), await end.next()]).toEqual([payload(1, 0), payload(1, 0)]);
  expect(topics.count()).toBe(1);
});

test('nothing comes after unsubscribing or after the end of the line', async () => {
  const { end, publish, topics, watched, hub } = engineTopic();
  topics.subscribe('engine', null);
  topics.unsubscribe('engine', null);
  publish(1);
  topics.subscribe('engine', null);
  topics.close();
  publish(2);
  expect(end.unread()).toBe(2);
  expect(watched).toEqual([true, false, true, false]);
  expect(hub.isWatched('engine', null)).toBe(false);
});

test('a slow line holds one payload at most: the newest, sent when it can be', async () => {
  const { end, publish, topics, clock } = engineTopic();
  topics.subscribe('engine', null);
  end.hold(1);
  for (const cpu of [1, 2, 3]) publish(cpu);
  await clock.advance(500);
  expect(end.unread()).toBe(1);
  end.hold(0);
  await clock.advance(50);
  expect([await end.next(), await end.next()]).toEqual([payload(1, 0), payload(2, 3)]);
  expect(end.unread()).toBe(0);
});

test('a line that closed while it was slow is left alone', async () => {
  const { end, publish, topics, clock } = engineTopic();
  topics.subscribe('engine', null);
  end.hold(1);
  publish(1);
  topics.close();
  end.hold(0);
  await clock.advance(200);
  expect(end.unread()).toBe(1);
});

const SAME = { moved: [], changed: [], order: null };
const change = (at: number): Payload<'site'> => ({
  kind: 'change',
  base: at - 1,
  at,
  severity: 'unknown',
  hosts: SAME,
  guests: SAME,
  nodes: SAME,
  clusters: SAME,
  machines: SAME,
  findings: null,
  advice: null,
});

function siteTopic() {
  const clock = manualClock();
  const hub = createHub(clock);
  const end = memoryLine();
  let at = 0;
  hub.topic('site', {
    current: (of) => (of === 'east' ? { kind: 'whole', picture: { ...picture, at } } : null),
  });
  hub.attach(end.line).subscribe('site', 'east');
  const publish = (next: number) => {
    at = next;
    hub.publish('site', 'east', change(next));
  };
  return { clock, hub, end, publish };
}
const valueOf = (frame: unknown) => (frame as { value: Payload<'site'> }).value;

test('a change that waited is sent as it is when nothing was missed', async () => {
  const { clock, end, publish } = siteTopic();
  end.hold(1);
  publish(1);
  end.hold(0);
  await clock.advance(50);
  await end.next();
  expect(valueOf(await end.next())).toEqual(change(1));
});

test('after a missed change the next payload is the whole picture', async () => {
  const { clock, end, publish } = siteTopic();
  end.hold(1);
  publish(1);
  publish(2);
  end.hold(0);
  await clock.advance(50);
  await end.next();
  expect(valueOf(await end.next())).toEqual({ kind: 'whole', picture: { ...picture, at: 2 } });
  publish(3);
  expect(valueOf(await end.next())).toEqual(change(3));
});

test('a change of one site does not reach the subscribers of another', () => {
  const { hub, end } = siteTopic();
  hub.publish('site', 'west', change(1));
  expect(end.unread()).toBe(1);
});
