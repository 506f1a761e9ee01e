import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { nodeRoundCommand, parseNodeRound } from '../../../src/main/parsers/round.ts';
import { sample } from '../../fixtures/read-sample.ts';
import { CLUSTER_NODE, PASSWORD, SF } from './cluster-node.ts';
import { runOnNode, type PrivateNode } from './private-node.ts';

const VIEWS = ['cfLocal', 'cfNodes', 'cfSettings', 'agents', 'rcsd', 'agentTargets', 'rms'] as const;

async function readNode(node: PrivateNode) {
  const token = randomBytes(8).toString('hex');
  const command = nodeRoundCommand({ root: node.login === 'root', token });
  const output = await runOnNode(node, command.argv);
  const read = parseNodeRound(output, token);
  if (!read.ok) throw new Error(`no round: ${JSON.stringify(read.error)} ${output.stdout} ${output.stderr}`);
  return { ...output, round: read.value };
}

const failuresOf = ({ round }: Awaited<ReturnType<typeof readNode>>) =>
  Object.fromEntries(
    VIEWS.flatMap((view) => {
      const answer = round[view];
      return answer.ok ? [] : [[view, answer.error]];
    }),
  );
const withCommand = (name: string, text: string) => ({ ...CLUSTER_NODE.commands, [name]: text });
const withFile = (path: string, text: string) => ({ ...CLUSTER_NODE.files, [path]: text });

test.each(['root', 'nodeward'] as const)(
  'a login as %s reads every view of a node in one exchange',
  async (login) => {
    const read = await readNode({ ...CLUSTER_NODE, login });
    expect(failuresOf(read)).toEqual({});
    expect(read.round).toMatchObject({
      cfLocal: { value: { name: 'fuji2', state: 'UP' } },
      cfNodes: { value: { kind: 'whole' } },
      cfSettings: { value: { CLUSTER_TIMEOUT: '30' } },
      agents: { value: { kind: 'whole' } },
      rms: { value: { localSystem: 'fuji2RMS' } },
    });
    expect(read.stderr).toBe('');
    expect(read.round.remoteCpuMs).toBeGreaterThan(0);
  },
);

test.each([
  [
    'a field that nobody knows',
    `node1,weight=1,admIP=10.0.0.1,key=${PASSWORD}:agent=SA_libvirtgp,timeout=35`,
  ],
  ['a word behind an address', `node1,admIP=10.0.0.1:${PASSWORD}x:agent=SA_libvirtgp,timeout=35`],
  ['a remark behind the agents', `node1:agent=SA_libvirtgp,timeout=35 # ${PASSWORD}`],
  ['nothing but a word', PASSWORD],
])(
  'of a line of rcsd.cfg with %s nothing leaves the node, and the file is not known',
  async (_what, line) => {
    const files = withFile(`${SF}/rcsd.cfg`, `${sample('rcsd-cfg', 'kvm.txt')}${line}\n`);
    const { round, stdout } = await readNode({ ...CLUSTER_NODE, files, login: 'nodeward' });
    expect(stdout).not.toContain(PASSWORD);
    expect(round.rcsd).toEqual({
      ok: false,
      error: { kind: 'unreadable', line: '(a line of another form)' },
    });
    expect(round.raw['rcsd.cfg']).toContain('node2');
  },
);

test('of the agents’ files node, domain and host leave the node, and no user, password or remark', async () => {
  const { round, stdout } = await readNode({ ...CLUSTER_NODE, login: 'nodeward' });
  expect(round.agentTargets).toEqual({
    ok: true,
    value: [
      { agent: 'SA_libvirtgp', node: 'node1', domain: 'domain1', host: '10.20.30.50' },
      { agent: 'SA_libvirtgp', node: 'node2', domain: 'domain2', host: '2001:db8::51' },
      { agent: 'SA_libvirtgr', node: 'node1', domain: 'domain1', host: '10.20.30.50' },
      { agent: 'SA_vmchkhost', node: 'node1', domain: null, host: '10.20.30.50', hostNode: 'host1' },
    ],
  });
  expect(stdout).not.toContain(PASSWORD);
  expect(stdout).not.toContain('sfuser');
  expect(stdout).not.toContain('remark');
});

const LINE = `node1 domain1 10.20.30.50 sfuser ${PASSWORD}`;
test.each([
  ['fields in another order', `node1 sfuser ${PASSWORD} domain1 10.20.30.50\n`],
  ['the password before the address', `node1 ${PASSWORD} 10.20.30.50 sfuser domain1\n`],
  ['a password in clear', 'node1 domain1 10.20.30.50 sfuser hunter2\n'],
  ['a node that rcsd.cfg does not name', `${LINE}\nnode9 domain9 10.20.30.59 sfuser ${PASSWORD}\n`],
  ['a field too many', `${LINE} more\n`],
  ['a field too few', `${LINE}\nnode2 domain2 10.20.30.51 sfuser\n`],
  ['carriage returns', `${LINE}\r\n`],
  ['key and value', `${LINE}\npassword=hunter2 user=sfuser a b c\n`],
  ['binary noise', `${LINE}\n\u0001\u0002 \u00ff x y z\n`],
])(
  'an agent’s file with %s is an unknown format, and not a word of it leaves the node',
  async (_what, text) => {
    const node = { ...CLUSTER_NODE, files: withFile(`${SF}/SA_libvirtgp.cfg`, text), login: 'root' } as const;
    const { round, stdout } = await readNode(node);
    const line = 'file SA_libvirtgp.cfg unknown-format';
    expect(round.agentTargets).toEqual({ ok: false, error: { kind: 'unreadable', line } });
    expect(stdout).not.toMatch(/target SA_libvirtgp|hunter2|sfuser|D0860AB0/);
  },
);

test.each([
  ['bash', ['/bin/bash', '--posix'], {}],
  ['busybox', ['busybox', 'sh'], { awk: 'exec busybox awk "$@"', timeout: 'exec busybox timeout "$@"' }],
])('the text means the same to %s as to this system’s sh and awk', async (_which, shell, commands) => {
  const token = randomBytes(8).toString('hex');
  const node = { ...CLUSTER_NODE, login: 'root' } as const;
  const [sh, ...argv] = nodeRoundCommand({ root: true, token }).argv;
  const usual = parseNodeRound(await runOnNode(node, [sh, ...argv]), token);
  const other = { ...node, commands: { ...node.commands, ...commands } };
  const read = parseNodeRound(await runOnNode(other, [...shell, ...argv]), token);
  if (!usual.ok || !read.ok) throw new Error('no round');
  const timeless = { remoteCpuMs: 0, clock: null, clockAtEnd: null };
  expect({ ...read.value, ...timeless }).toEqual({ ...usual.value, ...timeless });
  expect(read.value.clock.ok && read.value.clockAtEnd.ok).toBe(true);
  expect(read.value.remoteCpuMs).toBeGreaterThan(0);
});

test('commands that are not there fail one by one', async () => {
  const { cftool, cfset } = CLUSTER_NODE.commands;
  const commands = { cftool, cfset };
  const read = await readNode({ ...CLUSTER_NODE, commands, login: 'nodeward' });
  expect(failuresOf(read)).toMatchObject({
    rms: { kind: 'refused', exitCode: 127 },
    agents: { kind: 'refused', exitCode: 127 },
  });
  expect(Object.keys(failuresOf(read))).toHaveLength(2);
});

test('a machine without PRIMECLUSTER answers for each view that it has none', async () => {
  const { '/usr/local/libexec/nodeward-round': program, '/etc/sudoers.d/nodeward': rule } =
    CLUSTER_NODE.files;
  const files = { '/usr/local/libexec/nodeward-round': program, '/etc/sudoers.d/nodeward': rule };
  const read = await readNode({ files, login: 'nodeward' });
  expect(failuresOf(read)).toMatchObject({
    cfLocal: { kind: 'refused', exitCode: 127 },
    rcsd: { kind: 'missing' },
  });
  expect(read.round.agentTargets).toEqual({ ok: true, value: [] });
});

test('CF without its driver, RMS and SF that are stopped: each is told', async () => {
  const commands = {
    cftool: 'echo "cftool: cannot open driver" >&2; exit 1',
    cfset: 'echo "cfset: cannot open driver" >&2; exit 1',
    sdtool: 'echo "The RCSD is not running"; exit 1',
    hvdisp: 'echo "hvdisp: RMS is not running" >&2; exit 6',
  };
  const read = await readNode({ ...CLUSTER_NODE, commands, login: 'nodeward' });
  const driver = { kind: 'not-running', what: 'CF driver' };
  expect(failuresOf(read)).toEqual({
    cfLocal: driver,
    cfNodes: driver,
    cfSettings: driver,
    agents: { kind: 'not-running', what: 'SF' },
    rms: { kind: 'not-running', what: 'RMS' },
  });
});

test('commands that hang are stopped, the others still answer, and many of them cost little more than one', async () => {
  const hang = 'sleep 60 & wait';
  const stubborn = "trap '' TERM; while :; do sleep 60; done";
  const commands = { ...CLUSTER_NODE.commands, cfset: hang, sdtool: stubborn, hvdisp: hang };
  const read = await readNode({ ...CLUSTER_NODE, commands, login: 'nodeward' });
  expect(failuresOf(read)).toEqual({
    cfSettings: { kind: 'timed-out', afterMs: 4000 },
    agents: { kind: 'timed-out', afterMs: 1000 },
    rms: { kind: 'timed-out', afterMs: 4000 },
  });
  expect(read.ms).toBeLessThan(40_000);
});

test('a command that prints without end is cut off', async () => {
  const read = await readNode({
    ...CLUSTER_NODE,
    commands: withCommand('hvdisp', 'yes "app1 userApp Online"'),
    login: 'root',
  });
  expect(failuresOf(read)).toEqual({
    rms: {
      kind: 'unreadable',
      line: '',
      own: [{ code: 'longer-than', facts: { characters: '262144' } }],
    },
  });
  expect(read.stdout.length).toBeLessThan(300_000);
  expect(read.ms).toBeLessThan(20_000);
});

test('output in another language is unreadable, never garbled into an answer', async () => {
  const commands = withCommand('cftool', "echo 'ノード 番号 状態'; echo 'fuji2 1 UP'");
  const read = await readNode({ ...CLUSTER_NODE, commands, login: 'root' });
  expect(failuresOf(read)).toMatchObject({
    cfLocal: { kind: 'unreadable' },
    cfNodes: { kind: 'unreadable' },
  });
});

test('commands run in the C locale, without input and with a fixed path, whatever the login brings', async () => {
  const commands = withCommand(
    'hvdisp',
    'echo "$LC_ALL $PATH"; cat; readlink /proc/self/fd/3 /proc/self/fd/4 /proc/self/fd/5',
  );
  const { round } = await readNode({ ...CLUSTER_NODE, commands, login: 'nodeward' });
  const said = 'C /opt/SMAW/bin:/opt/SMAW/SMAWsf/bin:/usr/sbin:/usr/bin:/sbin:/bin\n';
  expect(round.raw['hvdisp-a']).toBe(said);
});

test('a round through sudo brings a few kilobytes, and its cost is printed', async () => {
  const reads = [];
  for (let count = 0; count < 5; count++) reads.push(await readNode({ ...CLUSTER_NODE, login: 'nodeward' }));
  const [, , median] = reads.map(({ ms }) => ms).sort((a, b) => a - b);
  const [, , cpu] = reads.map(({ round }) => round.remoteCpuMs ?? 0).sort((a, b) => a - b);
  const bytes = reads[0]?.stdout.length ?? 0;
  const cost = [median?.toFixed(0), 'ms,', cpu, 'ms CPU,', bytes, 'bytes'].join(' ');
  process.stdout.write(`a round through sudo: ${cost}\n`);
  expect(bytes).toBeLessThan(8_000);
});

test('the node says what its clock shows when the round begins and when it ends', async () => {
  const { round } = await readNode({ ...CLUSTER_NODE, login: 'nodeward' });
  const [first, last] = [round.clock, round.clockAtEnd];
  if (!first.ok || !last.ok) throw new Error('no clock');
  expect(last.value.ms).toBeGreaterThanOrEqual(first.value.ms);
  expect(Math.abs(last.value.ms - Date.now())).toBeLessThan(60_000);
});

const US = '/opt/SMAW/SMAWRrms/build/config.us';

test('of the RMS configuration only ShutdownPriority and one program’s name leave the node', async () => {
  const text = `userApplication app1 { secret = ${PASSWORD}; ShutdownPriority = 20; }\n# ShutdownPriority 9\nscript hvsgpr -c\n`;
  const { round, stdout } = await readNode({ ...CLUSTER_NODE, files: withFile(US, text), login: 'root' });
  expect(round.rmsSettings).toEqual({ ok: true, value: { shutdownPriorities: [20], namesHvsgpr: true } });
  expect(stdout).not.toContain(PASSWORD);
});

test.each(['/etc/passwd', '/opt/SMAW/../../etc/passwd', '/opt/SMAW/$(id)', ''])(
  'no file but one of PRIMECLUSTER is looked at as RMS configuration: %j',
  async (path) => {
    const head = `cat <<'END'\n${sample('hvdisp-a', 'two-nodes.txt').replace(US, path)}END`;
    const { round } = await readNode({
      ...CLUSTER_NODE,
      commands: withCommand('hvdisp', head),
      login: 'root',
    });
    expect(round.rmsSettings).toMatchObject({ ok: false, error: { kind: 'missing' } });
  },
);
