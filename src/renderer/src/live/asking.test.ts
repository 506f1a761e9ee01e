import { expect, test } from 'vitest';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import type { AskFailure } from './ask-failure.ts';
import { createAsking } from './asking.ts';
import type { Connection } from './connection.ts';
import type { EngineClient } from './engine-client.ts';
import { createCell } from './live.ts';

type Answer = Result<{ removed: boolean }, AskFailure>;
const site = siteIdSchema.parse('x');
const LOST: Answer = fail({ kind: 'disconnected' });

/** An engine that answers one question after the other as scripted, and time that moves when told. */
function asking(answers: Answer[], refreshMs: number | null) {
  const connection = createCell<Connection>({ kind: 'open' });
  const signals: (AbortSignal | undefined)[] = [];
  let due: (() => void) | null = null;
  const engine = {
    connection,
    ask: (_method: string, _input: unknown, signal?: AbortSignal) => {
      signals.push(signal);
      return Promise.resolve(answers.shift()!);
    },
  } as unknown as EngineClient;
  const clock = {
    now: () => 42,
    after: (_ms: number, then: () => void) => {
      due = then;
      return () => void (due = null);
    },
  };
  const live = createAsking(engine, clock, 'sites.remove', { site }, refreshMs);
  const settle = () => new Promise((done) => setImmediate(done));
  const refresh = async () => {
    due?.();
    await settle();
  };
  return { live, connection, signals, refresh, settle, waits: () => due !== null };
}
const yes: Answer = ok({ removed: true });
const no: Answer = ok({ removed: false });

test('it asks when somebody watches, and again after each interval', async () => {
  const { live, settle, refresh, signals } = asking([yes, no], 5000);
  expect(signals).toHaveLength(0);
  live.subscribe(() => {});
  expect(live.current()).toEqual({ kind: 'waiting' });
  await settle();
  expect(live.current()).toEqual({ kind: 'answer', value: { removed: true }, at: 42, stale: null });
  await refresh();
  expect(live.current()).toMatchObject({ value: { removed: false } });
});

test('an answer stays when asking again fails, and says why it is old', async () => {
  const { live, settle, refresh } = asking([yes, fail({ kind: 'timed-out', afterMs: 30_000 })], 5000);
  live.subscribe(() => {});
  await settle();
  await refresh();
  expect(live.current()).toMatchObject({
    kind: 'answer',
    value: { removed: true },
    stale: { kind: 'timed-out' },
  });
});

test('without an answer a failure is a failure', async () => {
  const { live, settle } = asking([LOST], null);
  live.subscribe(() => {});
  await settle();
  expect(live.current()).toEqual({ kind: 'failed', failure: { kind: 'disconnected' }, at: 42 });
});

test('what the lost line kept from being answered is asked again when it is back', async () => {
  const { live, settle, connection, waits } = asking([LOST, yes], null);
  live.subscribe(() => {});
  await settle();
  expect(waits()).toBe(false);
  connection.set({ kind: 'lost', since: 1, attempt: 1, refused: false });
  connection.set({ kind: 'open' });
  await settle();
  expect(live.current()).toMatchObject({ kind: 'answer', value: { removed: true } });
});

test('the last watcher takes the question with it', async () => {
  const { live, settle, signals, waits } = asking([yes], 5000);
  const first = live.subscribe(() => {});
  const second = live.subscribe(() => {});
  await settle();
  first();
  expect(signals[0]?.aborted).toBe(false);
  second();
  expect(signals[0]?.aborted).toBe(true);
  expect(waits()).toBe(false);
  expect(signals).toHaveLength(1);
});
