import { duplexPair } from 'node:stream';
import { expect, test } from 'vitest';
import { manualClock } from '../../../../test/support/manual-clock.ts';
import { LibvirtConnection } from './connection.ts';
import { Lifecycle } from './lifecycle.ts';
import { encodeMessage } from './wire/message.ts';
import { REMOTE_PROGRAM } from './wire/header.ts';
import { plainError, remoteError } from './wire/remote-error.ts';
import { ERROR_INVALID_ARGUMENT, ERROR_OPERATION_DENIED } from './wire/flags.ts';
import { intField } from './wire/scalars.ts';

const DEADLINE_MS = 1_000;
const HEADER = { program: REMOTE_PROGRAM, version: 1, procedure: 316, type: 'reply' } as const;
const settled = () => new Promise((done) => setImmediate(done));

/** A daemon that answers each wish for events as it is told to. */
function stage() {
  const [ours, daemon] = duplexPair();
  const clock = manualClock();
  let calls = 0;
  daemon.on('data', () => (calls += 1));
  const lifecycle = new Lifecycle(new LibvirtConnection(ours, { clock, deadlineMs: DEADLINE_MS }));
  const ask = async (answer: (serial: number) => Buffer | null) => {
    const wish = lifecycle.subscribe(() => undefined, new AbortController().signal);
    await settled();
    const frame = answer(calls);
    if (frame === null) await clock.advance(DEADLINE_MS);
    else daemon.write(frame);
    const { ok } = await wish;
    return ok;
  };
  return { ask, calls: () => calls };
}

const refuse = (code: number) => (serial: number) =>
  encodeMessage({ ...HEADER, serial, status: 'error' }, remoteError, plainError(code, 7, 'no'));
const accept = (serial: number) => encodeMessage({ ...HEADER, serial, status: 'ok' }, intField, { value: 1 });
const saysThere = refuse(ERROR_INVALID_ARGUMENT);
const silence = () => null;

test('a daemon that refuses the wish for events is not believed to send them, however often it says the same', async () => {
  const { ask, calls } = stage();
  expect([await ask(saysThere), await ask(saysThere), await ask(saysThere)]).toEqual([false, false, false]);
  expect(calls()).toBe(3);
  expect(await ask(accept)).toBe(true);
});

test('"already there" after a try without an answer is the registration, which others share', async () => {
  const { ask, calls } = stage();
  expect([await ask(silence), await ask(saysThere)]).toEqual([false, true]);
  expect(calls()).toBe(2);
});

test('an answer settles what the try before it left open', async () => {
  const { ask } = stage();
  expect([await ask(silence), await ask(refuse(ERROR_OPERATION_DENIED)), await ask(saysThere)]).toEqual([
    false,
    false,
    false,
  ]);
});
