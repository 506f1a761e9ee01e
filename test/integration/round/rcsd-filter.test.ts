import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { knownRcsdLines, parseRcsdCfg } from '../../../src/main/parsers/rcsd-cfg.ts';
import { OTHER_LINE, RCSD_FILTER } from '../../../src/main/parsers/rcsd-filter.ts';
import { samples } from '../../fixtures/read-sample.ts';

const AGENTS = ':agent=SA_libvirtgp,timeout=35:agent=SA_libvirtgr,timeout=35';
const KNOWN = [
  'node1,weight=1,admIP=10.0.0.1',
  'node1 , weight = 2 , admnIP = admin-lan.example',
  'node1,weight=1,admIP=fe80::1%eth0',
  'node1,weight=1,admIP=[2001:db8::1]',
  'node1,admIP=[fe80::1%bond0.12]',
  'node1,admIP=2001:db8::101',
  '_node,weight=1',
  'node-1.example_2',
].map((line) => line + AGENTS);
const OTHER = [
  'node1,weight=1,admIP=10.0.0.1,passwd=hush',
  'node1,admIP=10.0.0.1;passwd=hush',
  'node1,admIP=10.0.0.1:hush',
  'node1,admIP=fe80::1%',
  'node1,admIP=[hush',
  'node1;hush',
]
  .map((line) => line + AGENTS)
  .concat(`node1${AGENTS} # hush`, 'node1:agent=hush me,timeout=3', 'hush');

describe.each([['awk'], ['busybox', 'awk']])('%s %s', (command, ...words) => {
  const filtered = (text: string) =>
    execFileSync(command, [...words, RCSD_FILTER], { input: text, encoding: 'utf8' });

  test.each(KNOWN)('on the node and here it is known: %s', (line) => {
    expect(filtered(`${line}\n`)).toBe(`${line}\n`);
    expect(knownRcsdLines(`${line}\n`)).toBe(`${line}\n`);
    expect(parseRcsdCfg(`${line}\n`)).toMatchObject({ ok: true });
  });

  test.each(OTHER)(
    'nothing of it leaves the node, or is taken in from one with an older program: %s',
    (line) => {
      expect(filtered(`${line}\n`)).toBe(`${OTHER_LINE}\n`);
      expect(knownRcsdLines(`${line}\n`)).toBe(`${OTHER_LINE}\n`);
    },
  );

  test('both let the same out of whole files', () => {
    for (const text of samples('rcsd-cfg')) expect(knownRcsdLines(text)).toBe(filtered(text));
  });
});
