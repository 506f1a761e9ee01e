import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { ownWord } from '../../../src/shared/domain/own-words.ts';
import { channelOf, hookServer, memoryStore, messageOf, notifierOn } from '../../support/notify-lab.ts';

const never = new AbortController().signal;
/** The real time, but moved on at will: retries come when they are due. */
function movable() {
  let ahead = 0;
  return { ...systemClock, now: () => Date.now() + ahead, move: (ms: number) => void (ahead += ms) };
}

test('a webhook gets the documented JSON with its token, which is nowhere else', async () => {
  const hook = await hookServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'nw-secret-'));
  const file = path.join(folder, 'token');
  await writeFile(file, 'hush\n', { mode: 0o600 });
  const channel = channelOf({ name: 'ops', kind: 'webhook', url: hook.url, token: { file } });
  const { notifier, store } = notifierOn(systemClock, [channel]);
  const message = messageOf();
  notifier.post([message]);
  await notifier.deliver(never);
  expect(hook.received).toMatchObject([{ url: '/hook', headers: { authorization: 'Bearer hush' } }]);
  expect(hook.received[0]?.body).toEqual(message);
  expect(notifier.deliveries(5)).toMatchObject([{ channel: 'ops', state: 'delivered', attempts: 1 }]);
  expect(JSON.stringify(store.outbox.last(5))).not.toContain('hush');

  await chmod(file, 0o644);
  const refused = await notifier.test('ops', message, never);
  expect(refused).toEqual({ ok: false, error: ownWord('file-open-to-others', { file }) });
  expect(hook.received).toHaveLength(1);
  store.close();
  await hook.stop();
  await rm(folder, { recursive: true });
});

test('what fails is tried again with growing pauses, in order, and shown', async () => {
  const hook = await hookServer([500, 503]);
  const clock = movable();
  const { notifier, store } = notifierOn(clock, [channelOf({ name: 'ops', kind: 'webhook', url: hook.url })]);
  notifier.post([messageOf({ alert: 'first' }), messageOf({ alert: 'first', kind: 'resolved' })]);
  await notifier.deliver(never);
  expect(hook.received).toHaveLength(1);
  expect(notifier.deliveries(5)[1]).toMatchObject({
    state: 'waiting',
    attempts: 1,
    failure: ownWord('http-answer', { status: '500', said: 'said' }),
  });
  await notifier.deliver(never);
  expect(hook.received, 'not before its time').toHaveLength(1);
  clock.move(5_100);
  await notifier.deliver(never);
  clock.move(5_100);
  await notifier.deliver(never);
  expect(hook.received, 'the second pause is longer').toHaveLength(2);
  clock.move(5_000);
  await notifier.deliver(never);
  expect(hook.received.map(({ body }) => (body as { kind: string }).kind)).toEqual([
    'firing',
    'firing',
    'firing',
    'resolved',
  ]);
  store.close();
  await hook.stop();
});

test('a message waits over a restart, and is given up after a day', async () => {
  const clock = movable();
  const store = memoryStore(clock);
  const dead = channelOf({ name: 'ops', kind: 'webhook', url: 'http://127.0.0.1:9/' });
  const first = notifierOn(clock, [dead], { store }).notifier;
  first.post([messageOf()]);
  await first.deliver(never);
  const second = notifierOn(clock, [dead], { store }).notifier;
  expect(second.deliveries(1)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  clock.move(25 * 3_600_000);
  await second.deliver(never);
  expect(second.deliveries(1)).toMatchObject([{ state: 'given-up', attempts: 2 }]);
  store.close();
});

test('a channel hears only of what is bad enough for it', async () => {
  const hook = await hookServer();
  const channel = channelOf({ name: 'ops', kind: 'webhook', url: hook.url, minimum: 'critical' });
  const { notifier, store } = notifierOn(systemClock, [channel]);
  notifier.post([messageOf({ severity: 'unknown' }), messageOf({ alert: 'bad' })]);
  await notifier.deliver(never);
  expect(hook.received.map(({ body }) => (body as { alert: string }).alert)).toEqual(['bad']);
  store.close();
  await hook.stop();
});
