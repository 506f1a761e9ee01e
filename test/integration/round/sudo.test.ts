import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nodeRoundCommand, parseNodeRound } from '../../../src/main/parsers/round.ts';
import { CLUSTER_NODE } from './cluster-node.ts';
import { runOnNode } from './private-node.ts';

const PROGRAM = '/usr/local/libexec/nodeward-round';
const RULE = '/etc/sudoers.d/nodeward';
const { [PROGRAM]: program, [RULE]: rule, ...others } = CLUSTER_NODE.files;

async function readWith(files: Readonly<Record<string, string>>) {
  const token = randomBytes(8).toString('hex');
  const node = { ...CLUSTER_NODE, files: { ...others, ...files }, login: 'nodeward' } as const;
  const read = parseNodeRound(await runOnNode(node, nodeRoundCommand({ root: false, token }).argv), token);
  if (!read.ok) throw new Error(`no round: ${JSON.stringify(read.error)}`);
  return read.value;
}

const asNodeward = (...argv: readonly string[]) =>
  runOnNode({ ...CLUSTER_NODE, login: 'nodeward' }, ['sudo', '-n', ...argv]);

test.each(['nodeward-node.sudoers', 'nodeward-host.sudoers'])('visudo accepts %s', (name) => {
  const path = fileURLToPath(new URL(`../../../resources/sudoers/${name}`, import.meta.url));
  expect(execFileSync('visudo', ['-c', '-f', path], { encoding: 'utf8' })).toContain('parsed OK');
});

test.each([
  ['no rule allows it', { [PROGRAM]: program }, /password is required/],
  [
    'the program was changed by one byte',
    { [PROGRAM]: `${program}\n`, [RULE]: rule },
    /password is required|not allowed/,
  ],
  ['the program is not installed', { [RULE]: rule }, /password is required|not found|not allowed/],
])('sudo denies the round where %s, and RMS is read all the same', async (_what, files, words) => {
  const round = await readWith(files);
  for (const view of [
    round.cfLocal,
    round.cfNodes,
    round.cfSettings,
    round.agents,
    round.rcsd,
    round.agentTargets,
  ]) {
    expect(view).toMatchObject({ ok: false, error: { kind: 'denied' } });
    expect(!view.ok && view.error.kind === 'denied' && view.error.detail).toMatch(words);
  }
  expect(round.rms.ok).toBe(true);
});

test('the rule allows the program without arguments and nothing else', async () => {
  expect((await asNodeward(PROGRAM)).exitCode).toBe(64);
  for (const argv of [
    [PROGRAM, 'x'],
    ['/bin/sh'],
    ['/bin/sh', PROGRAM],
    ['-u', 'daemon', PROGRAM],
    ['-s'],
    ['cftool', '-n'],
  ]) {
    const refused = await asNodeward(...argv);
    expect(refused.exitCode, argv.join(' ')).toBe(1);
    expect(refused.stderr).toMatch(/password is required|not allowed/);
  }
});

test('the program takes nothing but a token from its input', async () => {
  const feed = (input: string) =>
    runOnNode({ ...CLUSTER_NODE, login: 'nodeward' }, [
      '/bin/sh',
      '-c',
      `printf %s "$1" | sudo -n ${PROGRAM}`,
      'feed',
      input,
    ]);
  for (const input of ['', 'x', '$(id)\n', '0123456789ABCDEF\n', `${'0'.repeat(17)}\n`]) {
    expect(await feed(input)).toMatchObject({ exitCode: 64, stdout: '' });
  }
  expect((await feed('0123456789abcdef\n')).stdout).toContain('@0123456789abcdef cftool-n 0 4 ');
});
