import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample, wordsOfLines } from '../../../test/fixtures/read-sample.ts';
import { isBadAgent, parseAgents } from './sdtool-s.ts';

const KVM = sample('sdtool-s', 'kvm.txt');
const FAILED = sample('sdtool-s', 'test-failed.txt');
const healthy = { sa: 'Idle', shut: 'Unknown', test: 'TestWorked', init: 'InitWorked' };
const BAD_ROWS = [
  { target: 'node1', agent: 'SA_libvirtgp', ...healthy, test: 'TestFailed' },
  { target: 'node2', agent: 'SA_libvirtgp', ...healthy, shut: 'KillFailed' },
  { target: 'node2', agent: 'SA_libvirtgr', ...healthy, test: 'Unknown', init: 'InitFailed' },
];

test('reads a row for every node and agent, whatever the columns measure', () => {
  const rows = [
    { target: 'node1', agent: 'SA_libvirtgp', ...healthy },
    { target: 'node1', agent: 'SA_libvirtgr', ...healthy },
    { target: 'node2', agent: 'SA_libvirtgp', ...healthy },
    { target: 'node2', agent: 'SA_libvirtgr', ...healthy },
  ];
  expect(parseAgents(KVM)).toEqual({ ok: true, value: { kind: 'whole', rows } });
});

test('the table of the manual, where a placeholder makes rows alike, is whole', () => {
  expect(parseAgents(sample('sdtool-s', 'manual.txt'))).toMatchObject({ ok: true, value: { kind: 'whole' } });
});

test('a text that says that SF is not running is taken at its word, however it says so', () => {
  const error = { kind: 'not-running', what: 'SF' };
  expect(parseAgents(sample('sdtool-s', 'not-running.txt'))).toEqual({ ok: false, error });
  expect(parseAgents('sdtool: rcsd is not running.\n')).toEqual({ ok: false, error });
});

test.each([
  ['an unknown word', FAILED.replace('node1        SA_libvirtgr Idle', 'node1        SA_libvirtgr Lazy')],
  ['contradicting rows', `${FAILED}node1 SA_libvirtgr Idle Unknown Testing InitWorked\n`],
  ['a row that is too short', `${FAILED}node3 SA_libvirtgr Idle Unknown TestWorked\n`],
  ['a row that is too long', `${FAILED}node3 SA_libvirtgr Idle Unknown TestWorked InitWorked Idle\n`],
  ['a cut line', `${FAILED}node3 SA_libvirtgr Idle Unk`],
  ['a lost ruler', FAILED.replace(/^-.*\n/m, '')],
  ['a lost header', FAILED.slice(FAILED.indexOf('\n') + 1)],
  ['an unknown title', FAILED.replace('Shut State', 'Stop State')],
  ['a line about a daemon that is not running', `${FAILED}rcsd is not running\n`],
])('of a table with %s the failures survive and nothing else', (_what, text) => {
  const value = { kind: 'damaged', badNews: BAD_ROWS };
  expect(parseAgents(text)).toMatchObject({ ok: true, value });
});

test.each([
  '',
  'sdtool: unexpected\n',
  'rcsd is not running\nsdtool: trying again\n',
  KVM.split('\n').slice(0, 2).join('\n') + '\n',
  KVM.slice(20),
])('refuses to guess: %j', (text) => {
  expect(parseAgents(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('whatever the damage: a whole table has one row a line, as it stands there, and a damaged one only failures', () => {
  fc.assert(
    fc.property(damagedSample('sdtool-s'), (text) => {
      const read = parseAgents(text);
      if (!read.ok) return;
      const rows = read.value.kind === 'whole' ? read.value.rows : read.value.badNews;
      const lines = new Set(wordsOfLines(text).map((words) => words.join(' ')));
      const printed = rows.map(({ target, agent, sa, shut, test, init }) =>
        [target, agent, sa, shut, test, init].join(' '),
      );
      expect(printed.every((line) => lines.has(line))).toBe(true);
      if (read.value.kind === 'damaged') expect(rows.every(isBadAgent)).toBe(true);
      else expect(rows).toHaveLength(wordsOfLines(text).length - 2);
    }),
    { numRuns: 2000 },
  );
});
