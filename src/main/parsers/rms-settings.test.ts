import { expect, test } from 'vitest';
import { parseRmsSettings } from './rms-settings.ts';

test('reads every priority that was found, and whether hvsgpr is named', () => {
  const value = { shutdownPriorities: [0, 20], namesHvsgpr: true };
  const text = 'ShutdownPriority 0\nShutdownPriority 20\nword hvsgpr\nlines 310\n';
  expect(parseRmsSettings(text)).toEqual({ ok: true, value });
});

test('a file in which nothing was found says so, and an empty one says nothing', () => {
  const value = { shutdownPriorities: [], namesHvsgpr: false };
  expect(parseRmsSettings('lines 12\n')).toEqual({ ok: true, value });
  expect(parseRmsSettings('lines 0\n')).toMatchObject({ ok: false });
});

test.each(['', 'lines 3', 'ShutdownPriority x\nlines 3\n', 'awk: cannot open\n', 'ShutdownPriority 3\n'])(
  'refuses to guess: %j',
  (text) => {
    expect(parseRmsSettings(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  },
);
