import { expect, test } from 'vitest';
import { ASKED } from '../../../test/contract/examples.ts';
import { fakeService } from '../../../test/contract/fake-service.ts';
import { memoryLine } from '../../../test/contract/memory-line.ts';
import { NOT_FOR_OBSERVERS } from '../../shared/contract/who-may-ask.ts';
import { serveLine } from './serve-line.ts';

function open(changed: Parameters<typeof fakeService>[0] = {}) {
  const service = fakeService(changed);
  const end = memoryLine();
  serveLine(end.line, service);
  return { service, end };
}
const check = (id: number) => ({ id, method: 'machine.check', input: { site: null, address: 'kvm-a' } });

test.each([
  [null],
  ['text'],
  [{}],
  [{ id: -1, method: 'site.at', input: {} }],
  [{ cancel: '1' }],
  [{ subscribe: 'weather', of: null }],
  [{ subscribe: 'sites' }],
  [{ unsubscribe: 'sites', of: 'x'.repeat(256) }],
])('answers a frame it cannot read with bad-request: %j', async (frame) => {
  const { end, service } = open();
  end.send(frame);
  expect(await end.next()).toMatchObject({ kind: 'error', id: null, code: 'bad-request' });
  expect(service.seen).toEqual([]);
});

test.each(['toString', '__proto__', 'constructor', 'site'])(
  'has no method %s and says so to its asker',
  async (method) => {
    const { end } = open();
    end.send({ id: 7, method, input: {} });
    expect(await end.next()).toMatchObject({ kind: 'error', id: 7, code: 'bad-request' });
  },
);

test('runs no handler with an input that does not parse', async () => {
  const { end, service } = open();
  end.send({ id: 1, method: 'machine.check', input: { site: null, address: '-oProxyCommand=x' } });
  expect(await end.next()).toMatchObject({ kind: 'error', id: 1, code: 'bad-request' });
  expect(service.seen).toEqual([]);
});

test('keeps the words of a thrown error from the console', async () => {
  const { end } = open({ 'machine.check': () => Promise.reject(new Error('secret of the inside')) });
  end.send(check(1));
  const reply = await end.next();
  expect(reply).toMatchObject({ kind: 'error', id: 1, code: 'internal' });
  expect(JSON.stringify(reply)).not.toContain('secret');
});

test('answers a handler that throws before its first await', async () => {
  const { end } = open({
    'machine.check': () => {
      throw new Error('at once');
    },
  });
  end.send(check(1));
  expect(await end.next()).toMatchObject({ kind: 'error', id: 1, code: 'internal' });
});

test('a cancelled request is answered at once, and its handler hears of it', async () => {
  let heard = false;
  const { end } = open({
    'machine.check': (_input, signal) =>
      new Promise(() => signal.addEventListener('abort', () => void (heard = true))),
  });
  end.send(check(3));
  end.send({ cancel: 3 });
  expect(await end.next()).toEqual({ kind: 'error', id: 3, code: 'cancelled', detail: 'Cancelled' });
  expect(heard).toBe(true);
});

test('cancelling what is finished or never was does nothing', async () => {
  const { end } = open();
  end.send({ cancel: 99 });
  end.send(check(1));
  expect(await end.next()).toMatchObject({ kind: 'ok', id: 1 });
  expect(end.unread()).toBe(0);
});

test('the end of a line cancels everything it asked for, and nothing is sent to it any more', async () => {
  const signals: AbortSignal[] = [];
  const { end } = open({
    'machine.check': (_input, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    },
  });
  end.send(check(1));
  end.send(check(2));
  end.close();
  await new Promise((done) => setImmediate(done));
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  expect(end.unread()).toBe(0);
});

test('an id that is still in use is refused, and the first asker still gets an answer', async () => {
  let finish = () => {};
  const { end } = open({
    'machine.check': () => new Promise((resolve) => void (finish = () => resolve({ steps: [] }))),
  });
  end.send(check(1));
  end.send(check(1));
  expect(await end.next()).toMatchObject({ kind: 'error', id: 1, code: 'bad-request' });
  finish();
  expect(await end.next()).toEqual({ kind: 'ok', id: 1, output: { steps: [] } });
});

test('more open requests than any console needs are refused', async () => {
  const { end } = open({ 'machine.check': () => new Promise(() => {}) });
  for (let id = 0; id <= 256; id += 1) end.send(check(id));
  expect(await end.next()).toMatchObject({ kind: 'error', id: 256, code: 'bad-request' });
});

test('more subscriptions than any console needs are refused', async () => {
  const { end } = open();
  for (let number = 0; number <= 64; number += 1) end.send({ subscribe: 'site', of: `site-${number}` });
  expect(await end.next()).toMatchObject({ kind: 'error', id: null, detail: 'Too many subscriptions' });
});

test('an observer is refused what changes settings, alerts or trust, before anything is done', async () => {
  const { end, service } = open();
  let id = 0;
  for (const method of NOT_FOR_OBSERVERS) {
    end.send({ id: (id += 1), method, input: ASKED[method].input });
    expect(await end.next()).toMatchObject({ kind: 'error', id, code: 'forbidden' });
  }
  expect(service.seen).toEqual([]);
});

test('what is refused as no password at all is repeated in no answer', async () => {
  const service = fakeService();
  const end = memoryLine();
  serveLine(end.line, service, { person: 'ann', login: 'operator' });
  for (const [id, input] of [
    { name: '-', value: 'hush' },
    { name: 'bmc-a', value: 'hush'.repeat(1000) },
    { name: 'bmc-a', value: ['hush'] },
    { name: 'bmc-a', hush: 'hush' },
  ].entries()) {
    end.send({ id, method: 'secrets.set', input });
    const reply = await end.next();
    expect(reply).toMatchObject({ kind: 'error', id, code: 'bad-request' });
    expect(JSON.stringify(reply)).not.toContain('hush');
  }
  expect(service.seen).toEqual([]);
});
