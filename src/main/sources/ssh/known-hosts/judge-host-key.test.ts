import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintOf, keyTypeOf, rsaBits } from './host-key.ts';
import { judgeHostKey, preferKnownTypes } from './judge-host-key.ts';
import { matchesHost, nameWithPort } from './matches-host.ts';
import { parseKnownHosts } from './parse-known-hosts.ts';

let folder = '';
let ed25519 = '';
let otherEd25519 = '';
let rsa = '';

function makeKey(name: string, type: string): string {
  const file = path.join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', '', '-f', file]);
  return readFileSync(`${file}.pub`, 'utf8').trim();
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-known-hosts-'));
  ed25519 = makeKey('a', 'ed25519');
  otherEd25519 = makeKey('b', 'ed25519');
  rsa = makeKey('c', 'rsa');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

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
  expect(judge(`${authority}`, 'a.example.org')).toEqual({ kind: 'unknown', others: [] });
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

test('names that ssh-keygen hashed are found', () => {
  const file = path.join(folder, 'hashed');
  writeFileSync(file, `node1,10.0.0.1 ${ed25519}\n[node2]:2222 ${ed25519}\n`);
  execFileSync('ssh-keygen', ['-q', '-H', '-f', file], { stdio: 'ignore' });
  const entries = parseKnownHosts(readFileSync(file, 'utf8'), file);
  expect(entries.every((entry) => entry.names[0]?.startsWith('|1|'))).toBe(true);
  const found = (name: string) => entries.some((entry) => matchesHost(entry, name));
  expect([found('node1'), found('10.0.0.1'), found('[node2]:2222'), found('node2')]).toEqual([
    true,
    true,
    true,
    false,
  ]);
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

test('fingerprint, type and size agree with ssh-keygen', () => {
  for (const [name, line] of [
    ['a', ed25519],
    ['c', rsa],
  ] as const) {
    const printed = execFileSync('ssh-keygen', ['-l', '-f', path.join(folder, name)]).toString();
    const { type, key } = offered(line);
    expect(printed).toContain(fingerprintOf(key));
    expect(keyTypeOf(key)).toBe(type);
    if (name === 'c') expect(rsaBits(key)).toBe(Number(printed.split(' ')[0]));
  }
});
