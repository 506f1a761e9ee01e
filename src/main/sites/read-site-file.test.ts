import { expect, test } from 'vitest';
import { readSiteFile } from './read-site-file.ts';
import { writeSiteFile } from './write-site-file.ts';

const SITE = `version: 1
name: Kawasaki DC1
hosts:
  - name: kvm-a
  - name: kvm-b
    port: 2222
clusters:
  - name: web
    configuration: B
    nodes:
      - name: web1
        guest: web1
      - name: web2
        guest: web2
`;

test('reads a site and fills in what may be left out', () => {
  const read = readSiteFile(SITE);
  expect(read).toMatchObject({
    ok: true,
    value: {
      protection: 'read-only',
      polling: { hostSeconds: 5, nodeSeconds: 15 },
      hosts: [{ libvirt: 'ssh' }, { port: 2222 }],
    },
  });
});

test.each([
  [
    'an unknown field',
    SITE.replace('port: 2222', 'prot: 2222'),
    { line: 6, field: 'hosts[1].prot', problem: { kind: 'unknown-field' } },
  ],
  ['a port that is none', SITE.replace('2222', '70000'), { line: 6, field: 'hosts[1].port' }],
  [
    'a node that is a host of which there is none',
    SITE.replace('guest: web2', 'host: kvm-x'),
    { field: 'clusters[0].nodes[1].host', problem: { kind: 'no-such-host' } },
  ],
  [
    'a node that is a guest and a host',
    SITE.replace('guest: web2', 'guest: web2\n        host: kvm-b'),
    { field: 'clusters[0].nodes[1].host', problem: { kind: 'guest-and-host' } },
  ],
  [
    'a host that is two nodes',
    SITE.replace('guest: web1', 'host: kvm-a').replace('guest: web2', 'host: kvm-a'),
    { field: 'clusters[0].nodes[1].host', problem: { kind: 'already-a-node', of: 'host' } },
  ],
  [
    'a repeated host',
    SITE.replace('kvm-b', 'kvm-a'),
    { line: 5, field: 'hosts[1].name', problem: { kind: 'name-twice', of: 'host' } },
  ],
  [
    'a guest that is two nodes',
    SITE.replace('guest: web2', 'guest: web1'),
    { line: 14, field: 'clusters[0].nodes[1].guest', problem: { kind: 'already-a-node', of: 'guest' } },
  ],
  [
    'a configuration that does not exist',
    SITE.replace('configuration: B', 'configuration: X'),
    { line: 9, field: 'clusters[0].configuration' },
  ],
  [
    'an address that ssh would take for an option',
    SITE.replace('port: 2222', 'address: -oProxyCommand=x'),
    { line: 6, field: 'hosts[1].address' },
  ],
  [
    'a field that is missing',
    SITE.replace('name: Kawasaki DC1', 'protection: normal'),
    { line: 1, field: 'name', problem: { kind: 'missing', expected: { kind: 'type', type: 'text' } } },
  ],
  [
    'fields where a list belongs',
    'version: 1\nname: Lab\nhosts:\n  kvm-a:\n    port: 22\n',
    { line: 3, field: 'hosts', problem: { kind: 'wrong-type', found: 'fields' } },
  ],
  [
    'broken YAML',
    SITE.replace('  - name: kvm-b', '  - name: "kvm-b'),
    { field: '', problem: { kind: 'not-yaml', said: expect.stringMatching(/quote/) as string } },
  ],
  [
    'too many aliases',
    `a: &a [1]\nb: &b [${'*a, '.repeat(20)}]\nc: [${'*b, '.repeat(20)}]\n`,
    { line: null, field: '', problem: { kind: 'not-yaml', said: expect.stringMatching(/alias/) as string } },
  ],
])('names line and field of %s', (_what, text, problem) => {
  const read = readSiteFile(text);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.error[0]).toMatchObject(problem);
});

test('several problems stand in the order of their lines', () => {
  const read = readSiteFile(SITE.replace('hosts:', 'hots: 1\nhosts:').replace('2222', '70000'));
  expect(read.ok ? [] : read.error.map(({ line, field }) => [line, field])).toEqual([
    [3, 'hots'],
    [7, 'hosts[1].port'],
  ]);
});

const bmcOf = (more: string) =>
  `\n    bmc: { kind: redfish, address: chassis, user: admin, secret: s, ca: /ca.pem${more} }`;
const withBmcs = (first: string, second: string) =>
  SITE.replace('- name: kvm-a', `- name: kvm-a${bmcOf(first)}`).replace(
    'port: 2222',
    `port: 2222${bmcOf(second)}`,
  );

test('two hosts have no BMC in common: who cuts the power of one would cut that of the other', () => {
  const read = readSiteFile(withBmcs('', ', port: 443'));
  expect(read).toMatchObject({
    ok: false,
    error: [
      { line: 8, field: 'hosts[1].bmc', problem: { kind: 'bmc-shared', host: 'kvm-b', other: 'kvm-a' } },
    ],
  });
  expect(readSiteFile(withBmcs(', system: "1"', ', system: "2"')).ok).toBe(true);
});

test.each(['', 'null', '[]', 'just words', '&a [*a, *a]', '\u0000', 'a: '.repeat(500)])(
  'refuses %j without throwing',
  (text) => {
    expect(readSiteFile(text).ok).toBe(false);
  },
);

test('what it writes reads back as the same site', () => {
  const read = readSiteFile(SITE);
  if (!read.ok) throw new Error('sample does not read');
  expect(readSiteFile(writeSiteFile(read.value))).toEqual(read);
});
