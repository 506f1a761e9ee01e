import { expect, test } from 'vitest';
import { sample } from '../../../test/fixtures/read-sample.ts';
import { writeRound, type WrittenSection } from '../../shared/domain/round-format.ts';
import { hostRoundCommand, nodeRoundCommand, parseHostRound, parseNodeRound } from './round.ts';

const TOKEN = '00ff00ff00ff00ff';
const HEALTHY: readonly WrittenSection[] = [
  { name: 'cftool-l', text: sample('cftool-l', 'up.txt') },
  { name: 'cftool-n', text: sample('cftool-n', 'two-nodes.txt') },
  { name: 'cfset-a', text: sample('cfset-a', 'heartbeat-30.txt') },
  { name: 'sdtool-s', text: sample('sdtool-s', 'kvm.txt') },
  { name: 'rcsd.cfg', text: sample('rcsd-cfg', 'kvm.txt') },
  { name: 'agent-targets', text: sample('agent-targets', 'kvm-with-host-check.txt') },
  { name: 'sudo', text: '' },
  { name: 'hvdisp-a', text: sample('hvdisp-a', 'two-nodes.txt') },
];
const VIEWS = ['cfLocal', 'cfNodes', 'cfSettings', 'agents', 'rcsd', 'agentTargets', 'rms'] as const;

const output = (sections: readonly WrittenSection[]) => ({
  stdout: writeRound(sections, TOKEN, 30),
  stderr: '',
  exitCode: 0,
});
/** The healthy round with one section changed. */
const roundWith = (changed: WrittenSection) => {
  const read = parseNodeRound(
    output(HEALTHY.map((section) => (section.name === changed.name ? changed : section))),
    TOKEN,
  );
  if (!read.ok) throw new Error('no round');
  return read.value;
};
const failing = (round: ReturnType<typeof roundWith>) => VIEWS.filter((view) => !round[view].ok);

test('one exchange answers every view', () => {
  const read = parseNodeRound(output(HEALTHY), TOKEN);
  expect(read.ok && failing(read.value)).toEqual([]);
  expect(read).toMatchObject({ ok: true, value: { remoteCpuMs: 30 } });
});

test('the raw text of the agents’ files is not kept', () => {
  const { raw } = roundWith({ name: 'sudo', text: '' });
  expect(Object.keys(raw)).toContain('cftool-n');
  expect(JSON.stringify(raw)).not.toContain('10.20.30.50');
});

const HUSH = 'node1,weight=1,passwd=hush:agent=SA_libvirtgp,timeout=35\n';

test.each<Partial<WrittenSection>>([{}, { exit: 1 }, { exit: 124 }, { cut: true }])(
  'nothing of a strange line of rcsd.cfg is taken in from a node with an older program: %j',
  (how) => {
    const text = `# hush\n${sample('rcsd-cfg', 'kvm.txt')}${HUSH}`;
    const round = roundWith({ name: 'rcsd.cfg', text, ...how });
    expect(round.rcsd.ok).toBe(false);
    expect(JSON.stringify(round)).not.toContain('hush');
  },
);

test('why rcsd.cfg could not be read at all is said', () => {
  const text = `${HUSH}mawk: cannot open /etc/opt/SMAW/SMAWsf/rcsd.cfg (Permission denied)\n`;
  expect(roundWith({ name: 'rcsd.cfg', exit: 2, text }).rcsd).toEqual({
    ok: false,
    error: {
      kind: 'refused',
      exitCode: 2,
      stderr: 'mawk: cannot open /etc/opt/SMAW/SMAWsf/rcsd.cfg (Permission denied)',
    },
  });
});

test.each<[string, WrittenSection, (typeof VIEWS)[number], object]>([
  [
    'cannot be found',
    { name: 'cftool-l', exit: 127, text: 'no cftool\n' },
    'cfLocal',
    { kind: 'refused', exitCode: 127 },
  ],
  [
    'is not installed',
    { name: 'hvdisp-a', exit: 127, text: 'no hvdisp\n' },
    'rms',
    { kind: 'refused', exitCode: 127 },
  ],
  ['hangs', { name: 'sdtool-s', exit: 124, text: '' }, 'agents', { kind: 'timed-out', afterMs: 4000 }],
  [
    'hangs and must be killed',
    { name: 'cfset-a', exit: 137, limitSeconds: 1, text: '' },
    'cfSettings',
    { kind: 'timed-out', afterMs: 1000 },
  ],
  [
    'fails',
    { name: 'sdtool-s', exit: 1, text: 'sdtool: oh\n' },
    'agents',
    { kind: 'refused', exitCode: 1, stderr: 'sdtool: oh\n' },
  ],
  [
    'answers in another language',
    { name: 'cftool-n', text: '????? ?? ??\n' },
    'cfNodes',
    { kind: 'unreadable' },
  ],
  [
    'prints without end',
    { name: 'hvdisp-a', cut: true, text: sample('hvdisp-a', 'two-nodes.txt') },
    'rms',
    { kind: 'unreadable' },
  ],
  [
    'says that RMS is not running',
    { name: 'hvdisp-a', exit: 1, text: 'hvdisp: RMS is not running\n' },
    'rms',
    { kind: 'not-running', what: 'RMS' },
  ],
  ['has no file to read', { name: 'rcsd.cfg', exit: 3, text: '' }, 'rcsd', { kind: 'missing' }],
  [
    'prints a table and fails',
    { name: 'cftool-n', exit: 1, text: sample('cftool-n', 'two-nodes.txt') },
    'cfNodes',
    { kind: 'refused' },
  ],
])('a command that %s costs its own view and no other', (_what, changed, view, error) => {
  const round = roundWith(changed);
  expect(round[view]).toMatchObject({ ok: false, error });
  expect(failing(round)).toEqual([view]);
});

test('bad news printed before a command failed is kept, and no good news with it', () => {
  const round = roundWith({ name: 'cftool-n', exit: 124, text: sample('cftool-n', 'leftcluster.txt') });
  const badNews = [{ name: 'fuji3', number: 2, state: 'LEFTCLUSTER' }];
  expect(round.cfNodes).toMatchObject({ ok: true, value: { kind: 'damaged', badNews } });
  const rms = roundWith({ name: 'hvdisp-a', cut: true, text: sample('hvdisp-a', 'faulted.txt') }).rms;
  expect(rms).toMatchObject({ ok: true, value: { table: { kind: 'damaged' } } });
});

test('cftool -l that fails means that the CF driver is not loaded, and explains the other CF commands', () => {
  const failed = HEALTHY.map((section) =>
    section.name.startsWith('cf') ? { name: section.name, exit: 1, text: 'cannot open\n' } : section,
  );
  const read = parseNodeRound(output(failed), TOKEN);
  const error = { kind: 'not-running', what: 'CF driver' };
  expect(read).toMatchObject({
    value: { cfLocal: { error }, cfNodes: { error }, cfSettings: { error }, rms: { ok: true } },
  });
});

test('where sudo refuses, its views are denied in its words and RMS is still read', () => {
  const text = 'sudo: a password is required\n';
  const read = parseNodeRound(output([{ name: 'sudo', exit: 1, text }, HEALTHY[7]!]), TOKEN);
  expect(read.ok && failing(read.value)).toEqual(VIEWS.slice(0, 6));
  const error = { kind: 'denied', detail: 'sudo: a password is required' };
  expect(read).toMatchObject({ value: { cfNodes: { error }, agentTargets: { error }, rms: { ok: true } } });
});

test('a round that broke off keeps what came whole', () => {
  const { stdout } = output(HEALTHY);
  const cut = stdout.slice(0, stdout.indexOf('cfset-a'));
  const read = parseNodeRound({ stdout: cut, stderr: '', exitCode: 255 }, TOKEN);
  expect(read.ok && failing(read.value)).toEqual(VIEWS.slice(2));
  expect(read).toMatchObject({ value: { rms: { error: { kind: 'unreadable' } }, remoteCpuMs: null } });
});

test('an exchange without a round is a failure of the whole', () => {
  const refused = { stdout: '', stderr: 'sh: not here\n', exitCode: 126 };
  const error = { kind: 'refused', exitCode: 126, stderr: 'sh: not here\n' };
  expect(parseNodeRound(refused, TOKEN)).toEqual({ ok: false, error });
  expect(parseHostRound({ stdout: 'hello\n', stderr: '', exitCode: 0 }, TOKEN)).toEqual({
    ok: false,
    error: { kind: 'unreadable', line: 'hello' },
  });
});

test('a host’s round is one checksum, or the knowledge that there is no file', () => {
  const digest = 'ab'.repeat(32);
  const of = (section: WrittenSection) => parseHostRound(output([section]), TOKEN);
  expect(of({ name: 'kvmguests', text: `${digest}  /etc/x\n` })).toMatchObject({
    value: { kvmguestsDigest: { ok: true, value: digest } },
  });
  expect(of({ name: 'kvmguests', exit: 3, text: '' })).toMatchObject({
    value: { kvmguestsDigest: { ok: true, value: null } },
  });
  expect(of({ name: 'kvmguests', exit: 1, text: 'sha256sum: denied\n' })).toMatchObject({
    value: { kvmguestsDigest: { error: { kind: 'refused' } } },
  });
  expect(of({ name: 'sudo', exit: 1, text: 'sudo: a password is required\n' })).toMatchObject({
    value: { kvmguestsDigest: { error: { kind: 'denied' } } },
  });
});

test('a command is known by its first line and never carries anything but a token', () => {
  const node = nodeRoundCommand({ root: false, token: TOKEN }).argv;
  expect(node[2]?.split('\n')[0]).toBe('# nodeward node-round 1');
  expect(node).toEqual(['/bin/sh', '-c', node[2], 'nodeward-round', TOKEN]);
  const host = hostRoundCommand({ root: true, token: TOKEN }).argv;
  expect(host[2]?.split('\n')[0]).toBe('# nodeward host-round 1');
  expect(() => nodeRoundCommand({ root: true, token: '$(reboot)' })).toThrow();
});

test('there is one sudo at most, for a fixed program, and none as root', () => {
  const sudos = (root: boolean) =>
    [nodeRoundCommand, hostRoundCommand].map((of) =>
      of({ root, token: TOKEN }).argv[2]?.match(/\bsudo -n \S+/g),
    );
  expect(sudos(true)).toEqual([null, null]);
  expect(sudos(false)).toEqual([
    ['sudo -n /usr/local/libexec/nodeward-round'],
    ['sudo -n /usr/local/libexec/nodeward-host-round'],
  ]);
});
