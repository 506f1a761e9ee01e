import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample, wordsOfLines } from '../../../test/fixtures/read-sample.ts';
import type { RmsRow } from '../../shared/domain/rms.ts';
import { isBadRmsRow, parseRmsDisplay } from './hvdisp-a.ts';

const TWO = sample('hvdisp-a', 'two-nodes.txt');
const FAULTED = sample('hvdisp-a', 'faulted.txt');
const row = (name: string, type: string, host: string | null, state: string | null, details = '') => ({
  name,
  type,
  host,
  standing: state === null ? null : { state, details },
});
const BAD_ROWS = [
  row('fuji3RMS', 'SysNode', null, 'Faulted', 'Killed'),
  row('app1', 'userApp', null, 'Inconsistent', 'Fault Occurred'),
  row('app1', 'userApp', 'fuji3RMS', 'Faulted', 'Failed Over'),
  row('Cmd_APP1', 'gRes', null, 'Faulted'),
];

test('reads the listing of the manual', () => {
  expect(parseRmsDisplay(sample('hvdisp-a', 'offline.txt'))).toEqual({
    ok: true,
    value: {
      localSystem: 'node1RMS',
      configuration: '/opt/SMAW/SMAWRrms/build/config.us',
      table: { kind: 'whole', rows: [row('hanaprd', 'userApp', null, 'Offline')] },
    },
  });
});

test('a row may have a host, details with blanks, or for a userApp no state at all', () => {
  expect(parseRmsDisplay(TWO)).toMatchObject({
    ok: true,
    value: {
      localSystem: 'fuji2RMS',
      table: {
        kind: 'whole',
        rows: [
          row('fuji3RMS', 'SysNode', null, 'Online'),
          row('fuji2RMS', 'SysNode', null, 'Online'),
          row('app1', 'userApp', null, 'Online', 'Online !!'),
          row('app1', 'userApp', 'fuji3RMS', 'Standby'),
          row('app2', 'userApp', null, null),
          row('app2', 'userApp', 'fuji3RMS', 'Online'),
          row('Machine001_app1', 'andOp', 'fuji3RMS', 'Offline'),
          row('Cmd_APP1', 'gRes', null, 'Online'),
        ],
      },
    },
  });
});

test('RMS that is not running is told from an answer that cannot be read', () => {
  const error = { kind: 'not-running', what: 'RMS' };
  expect(parseRmsDisplay(sample('hvdisp-a', 'not-running.txt'))).toEqual({ ok: false, error });
});

test.each([
  ['an unknown state word', FAULTED.replace('Online\napp1', 'Splendid\napp1')],
  ['an unknown state word with Online behind it', FAULTED.replace('Online\napp1', 'Splendid Online\napp1')],
  ['an object listed twice', FAULTED.replace('app2  ', 'fuji2RMS SysNode Online\napp2  ')],
  ['a resource without a state', FAULTED.replace('app2  ', 'res9 gRes\napp2  ')],
  ['a cut line', `${FAULTED.trimEnd()}\nres2 gRes Onli`],
  ['a line behind the end', `${FAULTED}hvdisp: connection lost\n`],
  ['a damaged title', FAULTED.replace('StateDetails', 'StateDet')],
  ['a lost head', FAULTED.slice(FAULTED.indexOf('---'))],
  ['a lost ruler', FAULTED.replace(/-{5,}\n/, '')],
])('of a listing with %s the bad news survives and nothing else', (_what, text) => {
  const table = { kind: 'damaged', badNews: BAD_ROWS };
  expect(parseRmsDisplay(text)).toMatchObject({ ok: true, value: { table } });
});

test('a SysNode in Wait is bad news, a userApp in Wait is not', () => {
  const text = TWO.replace('SysNode                     Online', 'SysNode                     Wait')
    .replace('Standby', 'Wait')
    .replace('Cmd_APP1 ', 'Cmd_APP1 gRes Strange\nx ');
  const badNews = [row('fuji3RMS', 'SysNode', null, 'Wait')];
  expect(parseRmsDisplay(text)).toMatchObject({ ok: true, value: { table: { badNews } } });
});

test.each([
  '',
  TWO.slice(0, TWO.indexOf('---')),
  TWO.slice(0, TWO.indexOf('fuji3RMS')),
  'hvdisp: no such thing\n',
])('refuses to guess: %j', (text) => {
  expect(parseRmsDisplay(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('whatever the damage: a whole listing has one row a line, as it stands there, and a damaged one only bad news', () => {
  const printed = ({ name, type, host, standing }: RmsRow) =>
    [name, type, host ?? '', standing?.state ?? '', standing?.details ?? '']
      .join(' ')
      .split(/\s+/)
      .filter(Boolean);
  fc.assert(
    fc.property(damagedSample('hvdisp-a'), (text) => {
      const read = parseRmsDisplay(text);
      if (!read.ok) return;
      const { table } = read.value;
      const rows = table.kind === 'whole' ? table.rows : table.badNews;
      const lines = new Set(wordsOfLines(text).map((words) => words.join(' ')));
      expect(rows.every((each) => lines.has(printed(each).join(' ')))).toBe(true);
      if (table.kind === 'damaged') expect(rows.every(isBadRmsRow)).toBe(true);
      else expect(rows).toHaveLength(wordsOfLines(text).length - 4);
    }),
    { numRuns: 2000 },
  );
});
