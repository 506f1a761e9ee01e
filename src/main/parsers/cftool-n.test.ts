import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample, wordsOfLines } from '../../../test/fixtures/read-sample.ts';
import type { CfNodeRow } from '../../shared/domain/cf.ts';
import { parseCfNodes } from './cftool-n.ts';

const TWO = sample('cftool-n', 'two-nodes.txt');
const LEFT = sample('cftool-n', 'leftcluster.txt');
const LEFT_ROW = { name: 'fuji3', number: 2, state: 'LEFTCLUSTER' };

test('reads the table of the manual', () => {
  const rows = [
    { name: 'fuji2', number: 1, state: 'UP' },
    { name: 'fuji3', number: 2, state: 'UP' },
  ];
  expect(parseCfNodes(TWO)).toEqual({ ok: true, value: { kind: 'whole', rows } });
});

test('finds columns by their titles, not by their places', () => {
  const text = 'State Node Cpu Number\nDOWN long-node-name EM64T 12\n';
  const rows = [{ name: 'long-node-name', number: 12, state: 'DOWN' }];
  expect(parseCfNodes(text)).toEqual({ ok: true, value: { kind: 'whole', rows } });
});

test.each([
  ['an unknown word', LEFT.replace('UP  ', 'FINE')],
  ['a second row for a node', `${LEFT}fuji2 1 UP Linux EM64T\n`],
  ['two nodes with one number', LEFT.replace('fuji2 1', 'fuji2 2')],
  ['a row that is too short', LEFT.replace('Linux   EM64T\nfuji3', 'Linux\nfuji3')],
  ['a row that is too long', LEFT.replace('EM64T\n', 'EM64T more\n')],
  ['a number that is none', LEFT.replace('fuji2 1', 'fuji2 x')],
  ['a line of another program', `${LEFT}cftool: cannot read node 3\n`],
  ['a cut line', `${LEFT}fuji4 3    U`],
  ['a last line without its end', `${LEFT}fuji4 3      UP          Linux   EM64T`],
  ['a damaged header', LEFT.replace('State', 'St?te')],
  ['a lost header', LEFT.slice(LEFT.indexOf('\n') + 1)],
])('of a table with %s the LEFTCLUSTER row survives and the UP row does not', (_what, text) => {
  expect(parseCfNodes(text)).toMatchObject({ ok: true, value: { kind: 'damaged', badNews: [LEFT_ROW] } });
});

test('of two contradicting rows for a node the worse one survives', () => {
  const text = `${LEFT}fuji3 2 DOWN Linux EM64T\n`;
  expect(parseCfNodes(text)).toMatchObject({ value: { kind: 'damaged', badNews: [LEFT_ROW] } });
});

test('a damaged table names the first line that it cannot be read for', () => {
  const text = LEFT.replace('UP  ', 'FINE');
  const line = 'fuji2 1      FINE        Linux   EM64T';
  expect(parseCfNodes(text)).toMatchObject({ value: { because: { kind: 'unreadable', line } } });
});

test.each([
  '',
  '\n\n',
  'cftool: CF not loaded\n',
  'Node Number State Os Cpu\n',
  'Node Number Sta',
  TWO.replace('Node', 'Nod'),
])('refuses to guess: %j', (text) => {
  expect(parseCfNodes(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('wherever the output is cut, no UP row comes from a table that is not whole', () => {
  for (let end = 0; end < LEFT.length; end++) {
    const read = parseCfNodes(LEFT.slice(0, end));
    const rows = read.ok && read.value.kind === 'whole' ? read.value.rows : [];
    expect(rows.length === 0 || LEFT[end - 1] === '\n', `cut at ${end}`).toBe(true);
  }
});

test('whatever the damage: a whole table has one row a line, as it stands there, and a damaged one only bad news', () => {
  const stands = (text: string, { name, number, state }: CfNodeRow) =>
    wordsOfLines(text).some(
      (words) => words[0] === name && Number(words[1]) === number && words[2] === state,
    );
  fc.assert(
    fc.property(damagedSample('cftool-n'), (text) => {
      const read = parseCfNodes(text);
      if (!read.ok) return;
      const rows = read.value.kind === 'whole' ? read.value.rows : read.value.badNews;
      expect(rows.every((row) => stands(text, row))).toBe(true);
      if (read.value.kind === 'damaged') expect(rows.every(({ state }) => state !== 'UP')).toBe(true);
      else expect(rows).toHaveLength(wordsOfLines(text).length - 1);
      expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    }),
    { numRuns: 2000 },
  );
});
