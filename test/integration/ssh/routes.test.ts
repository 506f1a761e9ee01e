import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort, startSshd, type LabSshd } from '../../support/lab-sshd.ts';
import { Desk, NEVER } from './ssh-client.ts';

let target: LabSshd;
let jump: LabSshd;
let desk: Desk;
beforeAll(async () => {
  [target, jump] = await Promise.all([startSshd(), startSshd()]);
});
afterAll(async () => {
  await Promise.all([target.stop(), jump.stop()]);
});
beforeEach(() => {
  desk = new Desk();
  desk.write('known_hosts', `${target.knownHostsLine}\n${jump.knownHostsLine}\n`);
});
afterEach(() => {
  desk.clear();
});

const machines = () => [
  'Host target jump jump2',
  '  HostName 127.0.0.1',
  '  User root',
  `Host target\n  Port ${String(target.port)}\n  IdentityFile ${target.userKeys.plain.file}`,
  `Host jump jump2\n  Port ${String(jump.port)}\n  IdentityFile ${jump.userKeys.plain.file}`,
];
const configure = (...lines: string[]) => desk.write('config', [...lines, ...machines()].join('\n'));
/** The port that the target's sshd sees as its client's, from the machine that connected to it. */
const PEER = { argv: ['sh', '-c', 'echo $SSH_CONNECTION'] } as const;

test('a jump host with its own key carries the connection', async () => {
  configure('Host target', '  ProxyJump jump');
  const connection = await desk.mustConnect({ address: 'target' });
  const answer = await connection.run(PEER, NEVER, 5_000);
  expect(answer).toMatchObject({ ok: true });
  expect(answer.ok && answer.value.stdout).toMatch(new RegExp(`127.0.0.1 ${String(target.port)}\n$`));
  expect(connection.traffic().bytesReceived).toBeGreaterThan(500);
});

test('a chain of two jump hosts works', async () => {
  configure('Host target', `  ProxyJump jump,root@jump2:${String(jump.port)}`);
  const connection = await desk.mustConnect({ address: 'target' });
  expect(await connection.run({ argv: ['true'] }, NEVER, 5_000)).toMatchObject({ value: { exitCode: 0 } });
});

test('a jump host that is not reached is named', async () => {
  const port = await freePort();
  configure('Host target', `  ProxyJump root@127.0.0.1:${String(port)}`);
  const result = await desk.connect({ address: 'target' });
  const own = [{ code: 'jump-host', facts: { machine: `root@127.0.0.1:${String(port)}` } }];
  expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable', reached: 'nothing', own } });
});

test('an unknown host key of the jump host asks for the jump host', async () => {
  desk.write('known_hosts', `${target.knownHostsLine}\n`);
  configure('Host target', '  ProxyJump jump');
  expect(await desk.connect({ address: 'target' })).toMatchObject({ error: { problem: 'unknown' } });
  expect(desk.hostKeyQuestions).toMatchObject([{ machine: { address: 'jump' } }]);
});

test('a jump host that jumps through itself is refused by name', async () => {
  configure('Host *', '  ProxyJump jump');
  expect(await desk.connect({ address: 'target' })).toMatchObject({
    error: { kind: 'unsupported', directive: 'proxyjump (too many)' },
  });
});

test('when the target closes, so does the connection to the jump host', async () => {
  configure('Host target', '  ProxyJump jump');
  const connection = await desk.mustConnect({ address: 'target' });
  connection.close();
  expect(await connection.closed).toEqual({ kind: 'cancelled' });
});

test('ProxyCommand runs with its tokens', async () => {
  configure('Host target', '  ProxyCommand nc %h %p');
  const connection = await desk.mustConnect({ address: 'target' });
  expect(await connection.run({ argv: ['echo', 'hi'] }, NEVER, 5_000)).toMatchObject({
    value: { stdout: 'hi\n' },
  });
});

test('a ProxyCommand that fails says why in its own words', async () => {
  configure('Host target', '  ProxyCommand sh -c "echo no way there >&2; exit 1"');
  const result = await desk.connect({ address: 'target' });
  expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable', reached: 'nothing' } });
  expect(JSON.stringify(result)).toContain('no way there');
});

test('a name that the shell of ProxyCommand would take apart is refused', async () => {
  desk.write('config', 'Host *\n  ProxyCommand nc %h %p\n');
  expect(await desk.connect({ address: 'a;reboot' })).toMatchObject({ error: { kind: 'unsupported' } });
});

test('a closed port is unreachable', async () => {
  configure();
  const port = await freePort();
  expect(await desk.connect({ address: 'target', port })).toMatchObject({ error: { kind: 'unreachable' } });
});

/** Linux leads 0.0.0.0 to itself; to us it is an address like any other. */
test.each([
  ['of a machine is a sign of its life', '0.0.0.0', [], 'machine'],
  ['of a machine behind a jump host is one as well', '0.0.0.0', ['  ProxyJump jump'], 'machine'],
  ['at a loopback address says nothing of the machine', '127.0.0.1', [], undefined],
  ['at the loopback address of a jump host neither', '127.0.0.1', ['  ProxyJump jump'], undefined],
])('a refusal %s', async (_what, address, way, reached) => {
  configure('Host closed', `  HostName ${address}`, `  Port ${String(await freePort())}`, ...way);
  const result = await desk.connect({ address: 'closed' });
  expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  expect(!result.ok && 'reached' in result.error ? result.error.reached : undefined).toBe(reached);
});

test('a name that the jump host does not know is no silence of a machine', async () => {
  configure('Host strange', '  HostName strange.invalid', '  ProxyJump jump');
  expect(await desk.connect({ address: 'strange' })).toMatchObject({
    error: { kind: 'unreachable', reached: 'nothing' },
  });
});

test('a name that is not known is no silence of a machine', async () => {
  configure();
  expect(await desk.connect({ address: 'strange.invalid' })).toMatchObject({
    error: { kind: 'unreachable', reached: 'nothing' },
  });
});

test('a ProxyCommand that says nothing leaves open whose silence it is', async () => {
  configure('Host target', '  ProxyCommand sleep 60');
  expect(await desk.connect({ address: 'target' }, { deadlineMs: 600 })).toMatchObject({
    error: { kind: 'timed-out', reached: 'nothing' },
  });
});
