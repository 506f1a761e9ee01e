import { expect, test } from 'vitest';
import { manualClock } from '../../../../../test/support/manual-clock.ts';
import { limitOf } from '../limit.ts';
import type { Ending, Talk } from '../transport/talk.ts';
import { hold } from './conversation.ts';
import type { Dialogue } from './dialogue.ts';

const DIALOGUE: Dialogue = {
  steps: [
    { prompt: /number: /, answer: '1' },
    { prompt: /name: /, answer: 'web1' },
  ],
  knownLines: [/warning/],
};

function start() {
  const clock = manualClock();
  const told: string[] = [];
  let hungUp = false;
  let print: (text: string) => void = () => {};
  let end: (ending: Ending) => void = () => {};
  const talk: Talk = {
    listen: (onText, onEnd) => ([print, end] = [onText, onEnd]),
    say: (text) => void told.push(text),
    hangUp: () => (hungUp = true),
  };
  const stop = new AbortController();
  const limit = limitOf(clock, stop.signal, 10_000);
  const outcome = hold(talk, DIALOGUE, { clock, limit, maxBytes: 1_000, quietMs: 2_000 });
  return {
    clock,
    told,
    stop,
    outcome,
    print: (text: string) => print(text),
    end: (ending: Ending) => end(ending),
    hungUp: () => hungUp,
  };
}

test('each question is answered once it stands, and the end is the command’s own', async () => {
  const { clock, told, outcome, print, end, hungUp } = start();
  print('warning\nnum');
  print('ber: ');
  await clock.advance(99);
  expect(told).toEqual([]);
  await clock.advance(1);
  print('name: ');
  await clock.advance(100);
  print('done\n');
  end(0);
  expect(await outcome).toMatchObject({
    ok: true,
    value: { exitCode: 0, stdout: 'warning\nnumber: 1\nname: web1\ndone\n' },
  });
  expect([told, hungUp()]).toEqual([['1\n', 'web1\n'], false]);
});

test('a question that goes on where it seemed complete is not answered', async () => {
  const { clock, told, outcome, print, hungUp } = start();
  print('number: ');
  await clock.advance(50);
  print('(of all nodes) ');
  await clock.advance(2_000);
  expect(await outcome).toMatchObject({
    error: { kind: 'unexpected-prompt', why: 'unknown', answersSent: 0 },
  });
  expect([told, hungUp()]).toEqual([[], true]);
});

test('what comes in pieces may take its time, up to the quiet time each', async () => {
  const { clock, told, print } = start();
  for (const piece of ['n', 'umb', 'er:', ' ']) {
    print(piece);
    await clock.advance(piece === ' ' ? 100 : 1_900);
  }
  expect(told).toEqual(['1\n']);
});

test.each([
  ['an unknown line', 'are you root?\n', 0, 'unknown'],
  ['a later question', 'name: ', 100, 'out-of-order'],
  ['an unknown question', 'Continue (y/n)? ', 2_000, 'unknown'],
])('%s gets no answer and the command is hung up', async (_what, text, ms, why) => {
  const { clock, told, outcome, print, hungUp } = start();
  print(text);
  await clock.advance(ms);
  expect(await outcome).toEqual({
    ok: false,
    error: { kind: 'unexpected-prompt', why, transcript: text, answersSent: 0, exitCode: null },
  });
  expect([told, hungUp()]).toEqual([[], true]);
});

test('an end before the last question keeps its exit code; a question after the last is not answered', async () => {
  const early = start();
  early.print('number: ');
  await early.clock.advance(100);
  early.end(1);
  expect(await early.outcome).toMatchObject({
    error: { kind: 'unexpected-prompt', why: 'ended', exitCode: 1, answersSent: 1 },
  });
  const late = start();
  for (const text of ['number: ', 'name: ', 'Really? ']) {
    late.print(text);
    await late.clock.advance(2_000);
  }
  expect(await late.outcome).toMatchObject({ error: { kind: 'unexpected-prompt', answersSent: 2 } });
  expect(late.told).toEqual(['1\n', 'web1\n']);
});

test('deadline, cancel, cut and too much output end it without a further answer', async () => {
  const late = start();
  await late.clock.advance(10_000);
  expect(await late.outcome).toMatchObject({ error: { kind: 'timed-out', afterMs: 10_000 } });
  const cancelled = start();
  cancelled.print('number: ');
  cancelled.stop.abort();
  expect(await cancelled.outcome).toMatchObject({ error: { kind: 'cancelled' } });
  await cancelled.clock.advance(1_000);
  const cut = start();
  cut.end({ kind: 'unreachable', detail: 'cut' });
  expect(await cut.outcome).toMatchObject({ error: { kind: 'unreachable' } });
  const talkative = start();
  talkative.print('warning\n'.repeat(200));
  expect(await talkative.outcome).toMatchObject({ error: { kind: 'protocol' } });
  for (const each of [late, cancelled, cut, talkative])
    expect([each.told, each.hungUp()]).toEqual([[], true]);
});
