import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample } from '../../../test/fixtures/read-sample.ts';
import { knownRcsdLines, parseRcsdCfg } from './rcsd-cfg.ts';

const MMB = sample('rcsd-cfg', 'mmb.txt');

test('reads weight, address and agents in their order', () => {
  const agents = [
    { agent: 'SA_mmbp', timeout: 20 },
    { agent: 'SA_mmbr', timeout: 20 },
  ];
  const value = [
    { node: 'node1', weight: 2, admIp: 'fuji2', agents },
    { node: 'node2', weight: 2, admIp: 'fuji3', agents },
  ];
  expect(parseRcsdCfg(MMB)).toEqual({ ok: true, value });
});

test('both spellings of admIP, IPv6, blanks and a weight left out are understood', () => {
  const read = parseRcsdCfg(sample('rcsd-cfg', 'kvm.txt'));
  expect(read).toMatchObject({
    ok: true,
    value: [
      { node: 'node1', weight: 1, admIp: '10.20.30.100' },
      { node: 'node2', weight: 1, admIp: '2001:db8::101', agents: [{ timeout: 35 }, { timeout: 35 }] },
    ],
  });
});

test.each([
  '',
  '# only a comment\n',
  MMB.trimEnd(),
  MMB.replace('weight', 'wait'),
  MMB.replace('weight=2', 'weight=heavy'),
  MMB.replace('timeout=20', 'timeout='),
  MMB.replace('agent=SA_mmbp', 'agnt=SA_mmbp'),
  MMB.replace('admIP=fuji2', 'admIP=fuji2,admnIP=fuji9'),
  MMB.replace('node2', 'node1'),
  'node1,weight=1,admIP=10.0.0.1\n',
])('refuses to guess: %j', (text) => {
  expect(parseRcsdCfg(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

const SECRET = 'node1,weight=1,admIP=10.0.0.1,passwd=hush:agent=SA_mmbp,timeout=20';

test.each([`${SECRET}\n`, `${MMB}${SECRET}\n`, `${MMB}${SECRET}`, `${MMB}node1,passwd=hu`])(
  'of a line that is not understood nothing stands in the failure, or in what is kept: %j',
  (text) => {
    const read = parseRcsdCfg(text);
    expect(read).toEqual({ ok: false, error: { kind: 'unreadable', line: '(a line of another form)' } });
    expect(knownRcsdLines(text)).not.toMatch(/hu/);
    expect(parseRcsdCfg(knownRcsdLines(text))).toEqual(read);
  },
);

test('what is understood is kept as it stands, without remarks', () => {
  expect(knownRcsdLines(`# hush\n\n${MMB}`)).toBe(knownRcsdLines(MMB));
  expect(knownRcsdLines('')).toBe('');
});

test('whatever the damage: every agent that is read stands in the text, one node a line', () => {
  fc.assert(
    fc.property(damagedSample('rcsd-cfg'), (text) => {
      const read = parseRcsdCfg(text);
      if (!read.ok) return;
      const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
      expect(read.value).toHaveLength(lines.length);
      for (const [index, { node, agents }] of read.value.entries()) {
        const line = lines[index] ?? '';
        expect(line.trim().startsWith(node)).toBe(true);
        expect(line.match(/agent\s*=/g) ?? []).toHaveLength(agents.length);
      }
    }),
    { numRuns: 1000 },
  );
});
