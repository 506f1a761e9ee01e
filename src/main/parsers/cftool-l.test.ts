import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample, wordsOfLines } from '../../../test/fixtures/read-sample.ts';
import { parseCfLocal } from './cftool-l.ts';

const UP = sample('cftool-l', 'up.txt');

test('a node that has not joined has no number', () => {
  const value = { name: 'fuji2', number: null, state: 'COMINGUP' };
  expect(parseCfLocal(sample('cftool-l', 'coming-up.txt'))).toEqual({ ok: true, value });
});

test.each(['up.txt', 'up-with-cpu.txt'])('reads %s, with a Cpu column and without', (file) => {
  const value = { name: 'fuji2', number: 1, state: 'UP' };
  expect(parseCfLocal(sample('cftool-l', file))).toEqual({ ok: true, value });
});

test.each([
  '',
  'Node Number State Os\n',
  UP.trimEnd(),
  `${UP}fuji2 1 UP Linux\n`,
  UP.replace('UP', 'FINE'),
  UP.replace('Linux', ''),
  UP.replace('State', 'Stat'),
  'cftool: cannot open /dev/cf\n',
])('refuses to guess: %j', (text) => {
  expect(parseCfLocal(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('whatever the damage: what is read stands in the only row', () => {
  fc.assert(
    fc.property(damagedSample('cftool-l'), (text) => {
      const read = parseCfLocal(text);
      if (!read.ok) return;
      const [, row = [], ...more] = wordsOfLines(text);
      expect(more).toEqual([]);
      expect([row[0], row[2]]).toEqual([read.value.name, read.value.state]);
    }),
    { numRuns: 1000 },
  );
});
