import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine } from './remote-command.ts';

test('plain words stay readable', () => {
  expect(commandLine({ argv: ['cftool', '-n'] })).toBe('cftool -n');
});

test('a quote, a space and a dollar are quoted', () => {
  expect(commandLine({ argv: ['echo', "it's $HOME"] })).toBe(String.raw`echo 'it'\''s $HOME'`);
});

test('an empty word stays a word', () => {
  expect(commandLine({ argv: ['printf', ''] })).toBe("printf ''");
});

test('a real shell hands every word on unchanged', () => {
  const word = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const line = commandLine({ argv: ['printf', String.raw`%s\0`, ...words] });
      const out = execFileSync('/bin/sh', ['-c', line]).toString();
      expect(out).toBe(words.map((text) => `${Buffer.from(text).toString()}\0`).join(''));
    }),
    { numRuns: 60 },
  );
});
