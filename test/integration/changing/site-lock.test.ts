import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clusterWordSchema, type ClusterWord } from '../../../src/main/actions/commands/command-words.ts';
import { siteLockBreak, siteLockRead, siteLockTake } from '../../../src/main/actions/commands/site-lock.ts';
import { LOCK_FOLDER } from '../../../src/main/actions/commands/site-lock-script.ts';
import { parseLock, writeLock, type SiteLock } from '../../../src/main/actions/commands/site-lock-line.ts';

const ALICE: SiteLock = { owner: "Alice O'Hara $(id)", consoleId: 'console-1', since: 1_700_000_000_000 };
const BOB: SiteLock = { owner: 'Böb', consoleId: 'console-2', since: 1_700_000_000_001 };
const NOBODY = 65_534;

let cluster: ClusterWord;
let file: string;

beforeEach(() => {
  cluster = clusterWordSchema.parse(`test${randomBytes(6).toString('hex')}`);
  file = `/tmp/nodeward-${cluster}.lock`;
});

afterEach(() => {
  rmSync(file, { recursive: true, force: true });
  expect(execFileSync('sh', ['-c', `ls -d /tmp/nodeward-${cluster}* 2>/dev/null || true`]).toString()).toBe(
    '',
  );
});

interface Sent<T> {
  readonly argv: readonly [string, ...string[]];
  readonly read: (output: {
    exitCode: number;
    stdout: string;
    stderr: string;
    ms: number;
    bytes: number;
  }) => T;
}

function run<T>({ argv, read }: Sent<T>, uid = process.getuid?.() ?? 0, gid = uid): T {
  const [program, ...args] = argv;
  const done = spawnSync(program, args, { encoding: 'utf8', uid, gid, timeout: 30_000 });
  return read({ exitCode: done.status ?? -1, stdout: done.stdout, stderr: done.stderr, ms: 0, bytes: 0 });
}

test('one console takes it, the other is told who holds it, and after its end can take it', () => {
  expect(run(siteLockRead(cluster))).toEqual({ ok: true, value: null });
  expect(run(siteLockTake(cluster, ALICE))).toEqual({ ok: true, value: undefined });
  expect(run(siteLockRead(cluster))).toEqual({ ok: true, value: ALICE });
  expect(run(siteLockTake(cluster, BOB))).toEqual({ ok: false, error: { kind: 'held', by: ALICE } });
  expect(run(siteLockBreak(cluster, BOB))).toEqual({ ok: false, error: { kind: 'other-lock' } });
  expect(run(siteLockRead(cluster))).toEqual({ ok: true, value: ALICE });
  expect(run(siteLockBreak(cluster, ALICE))).toEqual({ ok: true, value: undefined });
  expect(run(siteLockTake(cluster, BOB)).ok).toBe(true);
});

test('of 20 that take it at once exactly one has it', async () => {
  const { spawn } = await import('node:child_process');
  const codes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const [program, ...args] = siteLockTake(cluster, { ...ALICE, since: index }).argv;
      return new Promise((done) => spawn(program, args).once('exit', done));
    }),
  );
  expect(codes.filter((code) => code === 0)).toHaveLength(1);
  expect(codes.filter((code) => code === 10)).toHaveLength(19);
});

test('another login of the node sees it, and cannot take it away', () => {
  expect(run(siteLockTake(cluster, ALICE)).ok).toBe(true);
  expect(run(siteLockRead(cluster), NOBODY)).toEqual({ ok: true, value: ALICE });
  expect(run(siteLockTake(cluster, BOB), NOBODY)).toMatchObject({ error: { kind: 'held' } });
  expect(run(siteLockBreak(cluster, ALICE), NOBODY)).toEqual({ ok: false, error: { kind: 'not-owner' } });
  expect(run(siteLockRead(cluster))).toEqual({ ok: true, value: ALICE });
});

test('in the folder of their group, logins break each other’s locks, and no other login is in the way', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-group-'));
  const group = NOBODY - 1;
  chownSync(folder, 0, group);
  chmodSync(folder, 0o770);
  const there = <T>(sent: Sent<T>, uid: number, gid = group): T => {
    const [program, flag = '', script = '', ...args] = sent.argv;
    return run({ ...sent, argv: [program, flag, script.replaceAll(LOCK_FOLDER, folder), ...args] }, uid, gid);
  };
  try {
    expect(there(siteLockTake(cluster, ALICE), 2001)).toEqual({ ok: true, value: undefined });
    expect(there(siteLockTake(cluster, BOB), 2002)).toMatchObject({ error: { kind: 'held', by: ALICE } });
    expect(there(siteLockBreak(cluster, BOB), 2002)).toEqual({ ok: false, error: { kind: 'other-lock' } });
    expect(there(siteLockBreak(cluster, ALICE), 2002)).toEqual({ ok: true, value: undefined });
    expect(there(siteLockTake(cluster, BOB), 2003, NOBODY)).toMatchObject({ error: { kind: 'refused' } });
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ['a link to a secret', () => symlinkSync('/etc/hostname', file)],
  ['a dangling link', () => symlinkSync(`/tmp/nowhere-${cluster}`, file)],
  ['a folder', () => mkdirSync(file)],
  ['a pipe', () => execFileSync('mkfifo', [file])],
  ['other words', () => writeFileSync(file, 'hello\n')],
  ['an empty file', () => writeFileSync(file, '')],
])('%s in its place counts as held, is not followed and not overwritten', (_what, put) => {
  put();
  const answers = [run(siteLockTake(cluster, ALICE)), run(siteLockRead(cluster))];
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { kind: 'not-a-lock' } });
  expect(JSON.stringify(answers)).not.toContain(readFileSync('/etc/hostname', 'utf8').trim());
  expect(run(siteLockBreak(cluster, ALICE))).toEqual({ ok: false, error: { kind: 'other-lock' } });
});

test('a lock is one line of plain words, and reads back as it was', () => {
  for (const lock of [ALICE, BOB]) {
    expect(writeLock(lock)).toMatch(/^[A-Za-z0-9 _-]+$/);
    expect(parseLock(`${writeLock(lock)}\n`)).toEqual(lock);
  }
  for (const text of ['', 'nodeward-lock 1', 'nodeward-lock 2 YQ c 1', 'nodeward-lock 1 YQ c 1 x'])
    expect(parseLock(text)).toBeNull();
});
