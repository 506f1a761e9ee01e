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
  const words = [
    ...fc.sample(word, 400),
    '',
    '-n',
    '~',
    '*',
    '$(id)',
    '`id`',
    '!!',
    "'",
    "''",
    '\\',
    '\n',
    ' ',
  ];
  const line = commandLine({ argv: ['printf', String.raw`%s\0`, ...words] });
  const out = execFileSync('/bin/sh', ['-c', line]).toString();
  expect(out.split('\0').slice(0, -1)).toEqual(words.map((text) => Buffer.from(text).toString()));
});
