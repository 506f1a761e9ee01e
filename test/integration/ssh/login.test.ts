import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Questions } from '../../../src/main/engine/questions.ts';
import { Secret } from '../../../src/main/platform/secret.ts';
import { ssh2 } from '../../../src/main/sources/ssh/ssh-library.ts';
import { makeKey, startSshd, type LabSshd } from '../../support/lab-sshd.ts';
import { Desk, NEVER } from './ssh-client.ts';

let sshd: LabSshd;
let desk: Desk;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());
beforeEach(() => {
  desk = new Desk();
  desk.write('known_hosts', `${sshd.knownHostsLine}\n`);
});
afterEach(() => {
  desk.clear();
});

const configure = (...lines: string[]) =>
  desk.write(
    'config',
    ['Host node1', 'HostName 127.0.0.1', `Port ${String(sshd.port)}`, 'User root', ...lines].join('\n'),
  );
const node1 = { address: 'node1' };

test('logs in with a key file and runs a command with its arguments unchanged', async () => {
  configure(`IdentityFile ${sshd.userKeys.plain.file}`);
  const connection = await desk.mustConnect(node1);
  const answer = await connection.run({ argv: ['printf', '%s|', 'a b', "it's", '$HOME'] }, NEVER, 5_000);
  expect(answer).toMatchObject({ ok: true, value: { stdout: "a b|it's|$HOME|", exitCode: 0 } });
  // Root's own shell may say something too when it starts.
  const { stdout, stderr, bytes } = answer.ok ? answer.value : { stdout: '', stderr: '', bytes: 0 };
  expect(bytes).toBe(Buffer.byteLength(stdout + stderr));
  expect(connection.user).toBe('root');
  expect(desk.hostKeyQuestions).toEqual([]);
});

test('an exit code is an answer, and standard input reaches the command', async () => {
  configure(`IdentityFile ${sshd.userKeys.rsa.file}`);
  const connection = await desk.mustConnect(node1);
  const failed = await connection.run({ argv: ['sh', '-c', 'echo out; echo err >&2; exit 3'] }, NEVER, 5_000);
  expect(failed).toMatchObject({ ok: true, value: { stdout: 'out\n', stderr: 'err\n', exitCode: 3 } });
  const fed = await connection.run({ argv: ['cat'], stdin: 'hello' }, NEVER, 5_000);
  expect(fed).toMatchObject({ value: { stdout: 'hello', exitCode: 0 } });
});

test('many commands share one connection', async () => {
  configure(`IdentityFile ${sshd.userKeys.plain.file}`);
  const connection = await desk.mustConnect(node1);
  const numbers = Array.from({ length: 30 }, (_, index) => String(index));
  const answers = await Promise.all(
    numbers.map((number) => connection.run({ argv: ['echo', number] }, NEVER, 60_000)),
  );
  expect(answers.map((answer) => (answer.ok ? answer.value.stdout : answer.error))).toEqual(
    numbers.map((number) => `${number}\n`),
  );
});

test('logs in with a key that only a real ssh-agent holds', async () => {
  const socket = path.join(desk.home, 'agent.sock');
  const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
  try {
    await expect.poll(() => execAdd(socket, sshd.userKeys.plain.file)).toBe('added');
    desk.environment = { SSH_AUTH_SOCK: socket };
    configure('IdentityFile none');
    const connection = await desk.mustConnect(node1);
    expect(await connection.run({ argv: ['id', '-un'] }, NEVER, 5_000)).toMatchObject({
      value: { stdout: 'root\n' },
    });
    configure('IdentityFile none', 'IdentitiesOnly yes');
    expect(await desk.connect(node1)).toMatchObject({ ok: false, error: { kind: 'login-refused' } });
    configure(`IdentityFile ${sshd.userKeys.plain.file}.pub`, 'IdentitiesOnly yes');
    expect(await desk.connect(node1)).toMatchObject({ ok: true });
  } finally {
    agent.kill();
  }
});

function execAdd(socket: string, key: string): string {
  try {
    execFileSync('ssh-add', ['-q', key], { env: { SSH_AUTH_SOCK: socket }, stdio: 'ignore' });
    return 'added';
  } catch {
    return 'not yet';
  }
}

test('an encrypted key asks for its passphrase, and says so when nobody gives it', async () => {
  const { file } = sshd.userKeys.encrypted;
  configure(`IdentityFile ${file}`);
  expect(await desk.connect(node1)).toEqual({
    ok: false,
    error: { kind: 'passphrase-needed', keyFile: file },
  });
  expect(desk.passphraseQuestions).toEqual([{ keyFile: file, machine: node1 }]);
  desk.passphrase = new Secret('wrong');
  expect(await desk.connect(node1)).toEqual({
    ok: false,
    error: { kind: 'passphrase-needed', keyFile: file },
  });
  expect(desk.wrongPassphrases).toEqual([desk.passphrase]);
  desk.passphrase = new Secret(sshd.passphrase);
  const connection = await desk.mustConnect(node1);
  expect(await connection.run({ argv: ['true'] }, NEVER, 5_000)).toMatchObject({ value: { exitCode: 0 } });
});

test('a wrong passphrase is asked for again, and the next attempt with the right one is in', async () => {
  configure(`IdentityFile ${sshd.userKeys.encrypted.file}`);
  const questions = new Questions(() => undefined);
  const { askers } = questions;
  expect(await desk.connect(node1, { askers })).toMatchObject({ ok: false });
  questions.answer(questions.open()[0]?.id ?? '', 'wrong');
  expect(questions.open()).toEqual([]);
  const failed = await desk.connect(node1, { askers });
  expect(failed).toMatchObject({ ok: false, error: { kind: 'passphrase-needed' } });
  expect(questions.open()).toMatchObject([{ kind: 'passphrase', again: true }]);
  questions.answer(questions.open()[0]?.id ?? '', sshd.passphrase);
  await desk.mustConnect(node1, { askers });
  expect(questions.open()).toEqual([]);
});

test('many logins open an encrypted key once', async () => {
  configure(`IdentityFile ${sshd.userKeys.encrypted.file}`);
  desk.passphrase = new Secret(sshd.passphrase);
  const parse = vi.spyOn(ssh2().utils, 'parseKey');
  try {
    for (let login = 0; login < 2; login += 1) {
      await Promise.all([1, 2, 3].map(() => desk.mustConnect(node1)));
    }
    expect(desk.passphraseQuestions).toHaveLength(6);
    expect(parse.mock.calls.filter(([, passphrase]) => passphrase !== undefined)).toHaveLength(1);
  } finally {
    parse.mockRestore();
  }
});

test('a passphrase is asked only for a key that the server would take', async () => {
  const stranger = makeKey(path.join(desk.home, 'stranger'), 'ed25519', 'secret');
  configure(`IdentityFile ${stranger.file}`, `IdentityFile ${sshd.userKeys.plain.file}`);
  await desk.mustConnect(node1);
  expect(desk.passphraseQuestions).toEqual([]);
});

test('PEM keys work, plain and encrypted', async () => {
  for (const [name, format, passphrase] of [
    ['pem', 'PEM', ''],
    ['pem2', 'PEM', 'sesame'],
    ['p8', 'PKCS8', 'sesame'],
  ] as const) {
    const file = desk.write(name, readFileSync(sshd.userKeys.rsa.file, 'utf8'));
    execFileSync('ssh-keygen', ['-q', '-p', '-m', format, '-P', '', '-N', passphrase, '-f', file]);
    configure(`IdentityFile ${file}`);
    desk.passphrase = passphrase === '' ? null : new Secret(passphrase);
    await desk.mustConnect(node1);
  }
});

test('a refused login says what was offered and what the server takes, and holds no key', async () => {
  const stranger = makeKey(path.join(desk.home, 'stranger'), 'ed25519');
  configure(`IdentityFile ${stranger.file}`);
  const result = await desk.connect(node1);
  expect(result).toMatchObject({ ok: false, error: { kind: 'login-refused', user: 'root' } });
  const text = JSON.stringify(result);
  expect(text).toContain(stranger.file);
  expect(text).toContain('publickey');
  expect(text).not.toContain(stranger.publicLine.split(' ')[1]);
});

test('a key file that others may read is not used', async () => {
  const loose = desk.write('loose', readFileSync(sshd.userKeys.plain.file, 'utf8'));
  execFileSync('chmod', ['644', loose]);
  configure(`IdentityFile ${loose}`);
  const result = await desk.connect(node1);
  expect(result).toMatchObject({ ok: false, error: { kind: 'login-refused' } });
  expect(JSON.stringify(result)).toContain('key-open-to-others');
});

test('a user or port given explicitly wins over the configuration', async () => {
  desk.write('config', `Host *\n Port 1\n User wrong\n IdentityFile ${sshd.userKeys.plain.file}\n`);
  const connection = await desk.mustConnect({ address: '127.0.0.1', user: 'root', port: sshd.port });
  expect(connection.user).toBe('root');
});

test('compression works', async () => {
  configure(`IdentityFile ${sshd.userKeys.plain.file}`, 'Compression yes');
  const connection = await desk.mustConnect(node1);
  const before = connection.traffic().bytesReceived;
  const answer = await connection.run({ argv: ['head', '-c', '500000', '/dev/zero'] }, NEVER, 5_000);
  expect(answer).toMatchObject({ value: { bytes: 500_000 } });
  expect(connection.traffic().bytesReceived - before).toBeLessThan(50_000);
});
