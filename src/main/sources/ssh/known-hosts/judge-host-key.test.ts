import ssh2 from 'ssh2';
import { expect, test } from 'vitest';
import { judgeHostKey, preferKnownTypes } from './judge-host-key.ts';
import { nameWithPort } from './matches-host.ts';
import { parseKnownHosts } from './parse-known-hosts.ts';

const ed25519 = ssh2.utils.generateKeyPairSync('ed25519').public.trim();
const otherEd25519 = ssh2.utils.generateKeyPairSync('ed25519').public.trim();
const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).public.trim();

const offered = (line: string) => {
  const [type = '', base64 = ''] = line.split(' ');
  return { type, key: Buffer.from(base64, 'base64') };
};
const names = (host: string, port = 22) => ({
  name: nameWithPort(host, port),
  withoutPort: port === 22 ? null : host,
});
const judge = (file: string, host: string, port = 22, key = ed25519) =>
  judgeHostKey(parseKnownHosts(file, 'kh'), names(host, port), offered(key));

test('an exact match is known, whatever else the file says about the host', () => {
  expect(judge(`node1 ${otherEd25519}\nnode1 ${ed25519}`, 'node1')).toEqual({ kind: 'known' });
});

test('another key of the same type is a change, and its line is named', () => {
  expect(judge(`# comment\nnode1 ${otherEd25519}`, 'node1')).toEqual({ kind: 'changed', where: 'kh:2' });
});

test('a key of another type leaves this one unknown, and says what is known', () => {
  expect(judge(`node1 ${rsa}`, 'node1')).toEqual({ kind: 'unknown', others: ['kh:1'] });
});

test('a revoked key is revoked even where it is also listed as good', () => {
  const file = `node1 ${ed25519}\n@revoked * ${ed25519}`;
  expect(judge(file, 'node1')).toEqual({ kind: 'revoked', where: 'kh:2' });
});

test('a revocation of one host is no revocation of another', () => {
  expect(judge(`@revoked node2 ${ed25519}\nnode1 ${ed25519}`, 'node1')).toEqual({ kind: 'known' });
});

test('an authority alone asks for a certificate; beside a plain key it does not count', () => {
  const authority = `@cert-authority *.example.com ${rsa}`;
  expect(judge(authority, 'a.example.com')).toEqual({ kind: 'needs certificate', where: 'kh:1' });
  expect(judge(`${authority}\na.example.com ${ed25519}`, 'a.example.com')).toEqual({ kind: 'known' });
  expect(judge(authority, 'a.example.org')).toEqual({ kind: 'unknown', others: [] });
});

test("an authority's own key is no host key", () => {
  expect(judge(`@cert-authority node1 ${ed25519}`, 'node1')).toMatchObject({ kind: 'needs certificate' });
});

test('a port belongs to the name, and a key known without port is good on a port nobody knows', () => {
  expect(judge(`[node1]:2222 ${ed25519}`, 'node1', 2222)).toEqual({ kind: 'known' });
  expect(judge(`node1 ${ed25519}`, 'node1', 2222)).toEqual({ kind: 'known' });
  expect(judge(`[node1]:2222 ${ed25519}`, 'node1')).toMatchObject({ kind: 'unknown' });
  expect(judge(`node1 ${otherEd25519}`, 'node1', 2222)).toMatchObject({ kind: 'unknown' });
});

test('wildcards and exclusions count', () => {
  expect(judge(`*.lab,!bad.lab ${ed25519}`, 'good.lab')).toEqual({ kind: 'known' });
  expect(judge(`*.lab,!bad.lab ${ed25519}`, 'bad.lab')).toMatchObject({ kind: 'unknown' });
});

test.each([
  'node1 ssh-ed25519',
  'node1 ssh-ed25519 AAAA',
  'node1 2048 35 1234',
  '@unknown node1 ssh-ed25519 AAAA',
])('a line that cannot be read vouches for nobody: %j', (line) => {
  expect(parseKnownHosts(line, 'kh')).toEqual([]);
});

test('algorithms of known keys come first', () => {
  const entries = parseKnownHosts(`node1 ${rsa}`, 'kh');
  const order = preferKnownTypes(['ssh-ed25519', 'rsa-sha2-512', 'rsa-sha2-256'], entries, names('node1'));
  expect(order).toEqual(['rsa-sha2-512', 'rsa-sha2-256', 'ssh-ed25519']);
});
