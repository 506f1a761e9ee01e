import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { trustHostKey } from '../../../src/main/sources/ssh/host-key-store.ts';
import { makeKey, startSshd, type LabSshd } from '../../support/lab-sshd.ts';
import { Desk } from './ssh-client.ts';

let sshd: LabSshd;
let desk: Desk;
beforeAll(async () => {
  sshd = await startSshd({ hostKeyTypes: ['ed25519', 'rsa'] });
});
afterAll(() => sshd.stop());
beforeEach(() => {
  desk = new Desk();
  configure();
});
afterEach(() => {
  desk.clear();
});

const configure = (...lines: string[]) =>
  desk.write('config', ['Host *', `IdentityFile ${sshd.userKeys.plain.file}`, ...lines].join('\n'));
const machine = () => ({ address: '127.0.0.1', user: 'root', port: sshd.port });
const host = () => `[127.0.0.1]:${String(sshd.port)}`;
const key = (index = 0) => sshd.hostKeys[index]!.publicLine;
const fingerprint = (index = 0) =>
  execFileSync('ssh-keygen', ['-l', '-f', sshd.hostKeys[index]!.file]).toString().split(' ')[1];
const stranger = () =>
  makeKey(path.join(desk.home, `stranger-${String(Math.random())}`), 'ed25519').publicLine;

test('an unknown key asks with its fingerprint and is not accepted meanwhile', async () => {
  const result = await desk.connect(machine());
  expect(result).toMatchObject({
    ok: false,
    error: { kind: 'host-key', problem: 'unknown', fingerprint: fingerprint() },
  });
  expect(desk.hostKeyQuestions).toMatchObject([
    { machine: machine(), algorithm: 'ssh-ed25519', knownAs: host() },
  ]);
  expect(await desk.connect(machine())).toMatchObject({ ok: false });
});

test('after a person said yes the next attempt succeeds, and the store is what OpenSSH reads', async () => {
  await desk.connect(machine());
  await trustHostKey(desk.settings, desk.hostKeyQuestions[0]!);
  await desk.mustConnect(machine());
  expect(desk.hostKeyQuestions).toHaveLength(1);
  const found = execFileSync('ssh-keygen', ['-F', host(), '-f', desk.settings.ownKnownHosts]).toString();
  expect(found).toContain(key());
});

test('a yes at once connects at once and is remembered; a no is a refusal', async () => {
  desk.hostKeyAnswer = 'no';
  expect(await desk.connect(machine())).toMatchObject({ ok: false, error: { problem: 'unknown' } });
  desk.hostKeyAnswer = 'yes';
  await desk.mustConnect(machine());
  expect(readFileSync(desk.settings.ownKnownHosts, 'utf8')).toBe(`${host()} ${key()}\n`);
});

test('StrictHostKeyChecking no is no reason to accept, and yes is a reason not to ask', async () => {
  configure('StrictHostKeyChecking no');
  expect(await desk.connect(machine())).toMatchObject({ ok: false, error: { problem: 'unknown' } });
  expect(desk.hostKeyQuestions).toHaveLength(1);
  configure('StrictHostKeyChecking yes');
  expect(await desk.connect(machine())).toMatchObject({ ok: false, error: { problem: 'unknown' } });
  expect(desk.hostKeyQuestions).toHaveLength(1);
});

test('a changed key is refused without a question, and its line is named', async () => {
  desk.write('known_hosts', `# old\n${host()} ${stranger()}\n`);
  const result = await desk.connect(machine());
  const detail = `${desk.file('known_hosts')}:2`;
  expect(result).toEqual({
    ok: false,
    error: { kind: 'host-key', problem: 'changed', fingerprint: fingerprint(), detail },
  });
  expect(desk.hostKeyQuestions).toEqual([]);
});

test("the console's own store cannot undo what the user's known_hosts says", async () => {
  desk.write('known_hosts', `${host()} ${stranger()}\n`);
  await trustHostKey(desk.settings, { knownAs: host(), key: key().split(' ')[1]! });
  expect(await desk.connect(machine())).toMatchObject({ ok: false, error: { problem: 'changed' } });
});

test('a revoked key is refused even where it is known', async () => {
  desk.write('known_hosts', `${host()} ${key()}\n@revoked * ${key()}\n`);
  expect(await desk.connect(machine())).toMatchObject({
    ok: false,
    error: { kind: 'host-key', problem: 'revoked', detail: `${desk.file('known_hosts')}:2` },
  });
});

test('names hashed by ssh-keygen are found', async () => {
  const file = desk.write('known_hosts', `${sshd.knownHostsLine}\n`);
  execFileSync('ssh-keygen', ['-q', '-H', '-f', file], { stdio: 'ignore' });
  expect(readFileSync(file, 'utf8')).not.toContain('127.0.0.1');
  await desk.mustConnect(machine());
});

test('a server that is known by its RSA key alone shows that one, and not another', async () => {
  desk.write('known_hosts', `${host()} ${key(1)}\n`);
  await desk.mustConnect(machine());
  expect(desk.hostKeyQuestions).toEqual([]);
});

test('HostKeyAlias, UserKnownHostsFile and a wildcard are honoured', async () => {
  configure('HostKeyAlias lab-one', 'UserKnownHostsFile ~/.ssh/elsewhere');
  desk.write('elsewhere', `lab-* ${key()}\n`);
  await desk.mustConnect(machine());
});

test('a host known by an authority alone is refused by name', async () => {
  desk.write('known_hosts', `@cert-authority * ${stranger()}\n`);
  expect(await desk.connect(machine())).toEqual({
    ok: false,
    error: { kind: 'unsupported', directive: '@cert-authority', where: `${desk.file('known_hosts')}:1` },
  });
});
