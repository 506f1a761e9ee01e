import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cfMarkDown } from '../../../src/main/actions/commands/cf-mark-down.ts';
import { cfNodeNumberSchema, cfNodeWordSchema } from '../../../src/main/actions/commands/command-words.ts';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { converse } from '../../../src/main/sources/ssh/changing/converse.ts';
import { runChanging } from '../../../src/main/sources/ssh/changing/run-changing.ts';
import type { SshConnection } from '../../../src/main/sources/ssh/ssh-connection.ts';
import { startSshd, type LabSshd } from '../../support/lab-sshd.ts';
import { Desk, NEVER } from '../ssh/ssh-client.ts';

let sshd: LabSshd;
let desk: Desk;
let connection: SshConnection;
/** What the program was told, line by line; its last word says how its input ended. */
let heard: string;
let program: string;

beforeAll(async () => {
  sshd = await startSshd();
  desk = new Desk();
  writeFileSync(path.join(desk.home, 'own_known_hosts'), `${sshd.knownHostsLine}\n`);
  desk.write(
    'config',
    `Host *\n  IdentityFile ${sshd.userKeys.plain.file}\n  IdentitiesOnly yes\n  User root\n`,
  );
  connection = await desk.mustConnect({ address: '127.0.0.1', port: sshd.port });
});
afterAll(async () => {
  desk.clear();
  await sshd.stop();
});
beforeEach(() => {
  const folder = path.join(sshd.folder, 'play');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  heard = path.join(folder, 'heard');
  program = path.join(folder, 'program');
  writeFileSync(heard, '');
});

const WARNING = `echo 'This option will declare a node down. Declaring an operational
node down can result in catastrophic consequences, including
loss of data in the worst case.
If you do not wish to declare a node down, quit this program now.
'`;
const HEAR = `hear() { if IFS= read -r line; then echo "$line" >>'HEARD'; else echo EOF >>'HEARD'; exit 1; fi; }`;

const { dialogue } = cfMarkDown({
  number: cfNodeNumberSchema.parse(1),
  name: cfNodeWordSchema.parse('web1'),
});

function play(script: string, deadlineMs = 30_000, signal = NEVER) {
  writeFileSync(program, `${HEAR.replaceAll('HEARD', heard)}\n${script}\n`);
  return converse(connection, { argv: ['sh', program] }, dialogue!, { signal, deadlineMs, quietMs: 600 });
}

const heardLines = (): string[] => readFileSync(heard, 'utf8').split('\n').filter(Boolean);
const soon = (ms: number) => systemClock.sleep(ms, NEVER);

test('the whole dialogue of cftool -k: number and name, each when it is asked', async () => {
  const outcome = await play(`${WARNING}
    printf 'Enter node number: '; hear
    printf 'Enter name for node #1: '; hear
    echo 'cftool(down): node web1 is down'`);
  expect(outcome).toMatchObject({ ok: true, value: { exitCode: 0 } });
  expect(outcome.ok && outcome.value.stdout).toContain(
    'Enter node number: 1\nEnter name for node #1: web1\ncftool(down): node web1 is down\n',
  );
  expect(heardLines()).toEqual(['1', 'web1']);
});

test('a question in pieces, after a pause, and on standard error is the same question', async () => {
  const outcome = await play(`printf 'Enter no' >&2; sleep 0.3; printf 'de number: ' >&2; hear
    sleep 0.4; printf 'Enter name for node #1: '; hear; exit 3`);
  expect(outcome).toMatchObject({ ok: true, value: { exitCode: 3 } });
  expect(heardLines()).toEqual(['1', 'web1']);
});

test.each([
  ['an unknown question', `printf 'Do you really mean it (y/n)? '; hear`, 'unknown', 0],
  ['an unknown line', `echo 'Cluster is busy.'; printf 'Enter node number: '; hear`, 'unknown', 0],
  ['the second question first', `printf 'Enter name for node #1: '; hear`, 'out-of-order', 0],
  [
    'a first question twice',
    `printf 'Enter node number: '; hear; printf 'Enter node number: '; hear`,
    'out-of-order',
    1,
  ],
  [
    'another node’s name',
    `printf 'Enter node number: '; hear; printf 'Enter name for node #2: '; hear`,
    'unknown',
    1,
  ],
  [
    'one question more',
    `printf 'Enter node number: '; hear; printf 'Enter name for node #1: '; hear; printf 'Sure? '; hear`,
    'unknown',
    2,
  ],
  ['a question that goes on', `printf 'Enter node number: '; printf '(0 = all) '; hear`, 'unknown', 0],
])('%s gets no answer; the program is hung up', async (_what, script, why, answersSent) => {
  const outcome = await play(script);
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'unexpected-prompt', why, answersSent } });
  // The end of its input reaches the program when the machine gets to it; after EOF it hears nothing more.
  await expect.poll(heardLines, { timeout: 10_000 }).toEqual([...['1', 'web1'].slice(0, answersSent), 'EOF']);
});

test('an end before the questions are over has its exit code and words in the failure', async () => {
  const outcome = await play(
    `printf 'Enter node number: '; hear; echo 'cftool(down): illegal node number'; exit 1`,
  );
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'unexpected-prompt', answersSent: 1 } });
  expect(JSON.stringify(outcome)).toContain('illegal node number');
  expect(await play('exit 7')).toMatchObject({
    error: { kind: 'unexpected-prompt', why: 'ended', exitCode: 7, answersSent: 0 },
  });
});

test('a program that hangs is hung up at the deadline; one that is cancelled at once', async () => {
  expect(await play('sleep 30', 700)).toMatchObject({ error: { kind: 'timed-out', afterMs: 700 } });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 200);
  expect(await play(`sleep 1; printf 'Enter node number: '; hear`, 8_000, stop.signal)).toMatchObject({
    error: { kind: 'cancelled' },
  });
  await soon(1_200);
  expect(heardLines().filter((line) => line !== 'EOF')).toEqual([]);
});

test('too much output ends it at once; the connection goes on to work', async () => {
  expect(await play(`yes '' | head -c 30000000; printf 'Enter node number: '; hear`)).toMatchObject({
    error: { kind: 'protocol' },
  });
  const run = await runChanging(
    connection,
    { argv: ['echo', 'there'] },
    { signal: NEVER, deadlineMs: 15_000 },
  );
  expect(run).toMatchObject({ ok: true, value: { stdout: 'there\n' } });
});

test('a connection that is cut in the middle is a failure that says so', async () => {
  const cut = await desk.mustConnect({ address: '127.0.0.1', port: sshd.port });
  writeFileSync(program, `printf 'Enter node number: '; read -r line; kill -9 $PPID; sleep 5`);
  const outcome = await converse(cut, { argv: ['sh', program] }, dialogue!, {
    signal: NEVER,
    deadlineMs: 8_000,
  });
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});
