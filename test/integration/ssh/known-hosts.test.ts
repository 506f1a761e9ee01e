import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintOf, keyTypeOf, rsaBits } from '../../../src/main/sources/ssh/known-hosts/host-key.ts';
import { matchesHost } from '../../../src/main/sources/ssh/known-hosts/matches-host.ts';
import { parseKnownHosts } from '../../../src/main/sources/ssh/known-hosts/parse-known-hosts.ts';
import { makeKey, type KeyType } from '../../support/lab-sshd.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-known-hosts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('names that ssh-keygen hashed are found, and others are not', () => {
  const key = makeKey(path.join(folder, 'key'), 'ed25519').publicLine;
  const file = path.join(folder, 'hashed');
  writeFileSync(file, `node1,10.0.0.1 ${key}\n[node2]:2222 ${key}\n`);
  execFileSync('ssh-keygen', ['-q', '-H', '-f', file], { stdio: 'ignore' });
  const entries = parseKnownHosts(readFileSync(file, 'utf8'), file);
  expect(entries.length).toBeGreaterThan(1);
  expect(entries.every((entry) => entry.names[0]?.startsWith('|1|'))).toBe(true);
  const isFound = (name: string) => entries.some((entry) => matchesHost(entry, name));
  expect(['node1', '10.0.0.1', '[node2]:2222', 'node2'].map(isFound)).toEqual([true, true, true, false]);
});

test.each<KeyType>(['ed25519', 'rsa', 'ecdsa'])(
  'fingerprint, type and size agree with ssh-keygen: %s',
  (type) => {
    const made = makeKey(path.join(folder, type), type);
    const [name = '', base64 = ''] = made.publicLine.split(' ');
    const key = Buffer.from(base64, 'base64');
    const printed = execFileSync('ssh-keygen', ['-l', '-f', made.file]).toString();
    expect(printed).toContain(fingerprintOf(key));
    expect(keyTypeOf(key)).toBe(name);
    expect(rsaBits(key)).toBe(type === 'rsa' ? Number(printed.split(' ')[0]) : null);
  },
);
