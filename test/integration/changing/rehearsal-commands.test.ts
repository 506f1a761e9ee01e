import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cfMarkDown } from '../../../src/main/actions/commands/cf-mark-down.ts';
import {
  cfConfigCheck,
  cfConfigLoad,
  cfConfigPutInPlace,
  cfConfigStage,
  CLUSTER_CONFIG,
  withCfTimeout,
} from '../../../src/main/actions/commands/cf-timeout.ts';
import type { ChangingCommand } from '../../../src/main/actions/commands/changing-command.ts';
import {
  applicationWordSchema,
  cfNodeNumberSchema,
  cfNodeWordSchema,
  cfTimeoutSchema,
  clusterWordSchema,
  sysNodeWordSchema,
} from '../../../src/main/actions/commands/command-words.ts';
import { guestOsShutdown, hostOsShutdown } from '../../../src/main/actions/commands/os-shutdown.ts';
import {
  rmsForcedSwitch,
  rmsMaintenance,
  rmsSwitch,
} from '../../../src/main/actions/commands/rms-application.ts';
import { rmsStart, rmsStop } from '../../../src/main/actions/commands/rms-node.ts';
import { sendCommand } from '../../../src/main/actions/commands/send-command.ts';
import { sfStart, sfStop } from '../../../src/main/actions/commands/shutdown-facility.ts';
import { siteLockBreak, siteLockRead, siteLockTake } from '../../../src/main/actions/commands/site-lock.ts';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import { openChangingHypervisor } from '../../../src/main/sources/libvirt/changing/open-changing-hypervisor.ts';
import { openChangingLibvirtStream } from '../../../src/main/sources/ssh/changing/open-changing-libvirt-stream.ts';
import { connectSsh } from '../../../src/main/sources/ssh/connect-ssh.ts';
import type { SshConnection } from '../../../src/main/sources/ssh/ssh-connection.ts';
import { guestIdSchema } from '../../../src/shared/domain/names.ts';
import { said } from '../../support/lab-reader.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';

const never = new AbortController().signal;
const app = applicationWordSchema.parse('webapp');
const web2RMS = sysNodeWordSchema.parse('web2RMS');
const web = clusterWordSchema.parse('web');
const web1 = { number: cfNodeNumberSchema.parse(1), name: cfNodeWordSchema.parse('web1') };
let site: RehearsalTestSite;
let open: SshConnection[] = [];

beforeAll(async () => {
  site = await startRehearsal();
});
afterAll(() => site.stop());
beforeEach(async () => {
  for (const connection of open) connection.close();
  open = [];
  await site.ask('counts', { reset: true });
});

async function connect(address: string): Promise<SshConnection> {
  const settings = {
    configFile: site.sshConfig,
    ownKnownHosts: `${site.dir}/own_known_hosts`,
    home: site.dir,
    localUser: 'nobody',
  };
  const askers = { hostKey: () => 'no' as const, passphrase: () => null, passphraseWrong: () => undefined };
  const rest = { clock: systemClock, log: silentLogger, signal: never, deadlineMs: 5_000 };
  const connection = await said(connectSsh({ machine: { address }, settings, askers, ...rest }));
  open.push(connection);
  return connection;
}

async function send<R>(connection: SshConnection, command: ChangingCommand<R>) {
  return command.read(await said(sendCommand(connection, command, never)));
}

const advance = (seconds: number) => site.ask('clock.advance', { ms: seconds * 1_000 });
const countsOf = async (name: string) =>
  (await site.ask('counts', {})).machines.find((machine) => machine.name === name);
const cluster = async () => (await site.ask('describe', {})).clusters.find(({ name }) => name === 'web')!;

test('a switch, maintenance mode, SF and RMS off and on: each is done and each is counted', async () => {
  const node = await connect('web1');
  expect(await send(node, rmsSwitch(app, web2RMS))).toEqual({ ok: true, value: undefined });
  await advance(12);
  expect((await cluster()).applications[0]?.onNodes[1]).toMatchObject({ standing: { state: 'Online' } });
  for (const word of ['on', 'off'] as const) {
    expect((await send(node, rmsMaintenance(app, word))).ok).toBe(true);
    expect((await cluster()).maintenance).toBe(word === 'on');
  }
  expect((await send(node, sfStop())).ok).toBe(true);
  expect((await cluster()).sfRunning).toEqual(['web2']);
  expect((await send(node, sfStart())).ok).toBe(true);
  expect((await send(node, rmsStop())).ok).toBe(true);
  expect(await send(node, rmsStop())).toMatchObject({ error: { kind: 'not-running', what: 'RMS' } });
  expect((await send(node, rmsStart())).ok).toBe(true);
  expect(await countsOf('web1')).toMatchObject({
    changingCalls: 8,
    changingCommands: [
      'hvswitch webapp web2RMS',
      'hvutil -m on webapp',
      'hvutil -m off webapp',
      'sdtool -e',
      'sdtool -b',
      'hvshut -l',
      'hvshut -l',
      'hvcm',
    ],
  });
});

test('the CF timeout: staged, put in place, checked, loaded; readings alone count nothing', async () => {
  const node = await connect('web2');
  const read = async () => {
    const [file, kernel] = await Promise.all([
      said(node.run({ argv: ['cat', CLUSTER_CONFIG] }, never, 5_000)),
      said(node.run({ argv: ['cfset', '-a'] }, never, 5_000)),
    ]);
    return { file: file.stdout, kernel: /CLUSTER_TIMEOUT VALUE: (\d+)/.exec(kernel.stdout)?.[1] };
  };
  const before = await read();
  expect(await countsOf('web2')).toMatchObject({ changingCalls: 0 });
  const text = withCfTimeout(before.file, cfTimeoutSchema.parse(30));
  if (!text.ok) throw new Error(text.error);
  expect(await send(node, cfConfigStage(text.value))).toEqual({ ok: true, value: undefined });
  expect(await read()).toEqual(before);
  expect((await send(node, cfConfigPutInPlace())).ok).toBe(true);
  expect((await send(node, cfConfigCheck())).ok).toBe(true);
  expect(await read()).toEqual({ file: 'CLUSTER_TIMEOUT "30"\n', kernel: '10' });
  expect((await send(node, cfConfigLoad())).ok).toBe(true);
  expect((await read()).kernel).toBe('30');
  expect((await send(node, cfConfigPutInPlace())).ok).toBe(false);
  await send(node, cfConfigStage(before.file));
  await send(node, cfConfigPutInPlace());
  await send(node, cfConfigLoad());
  expect(await read()).toEqual(before);
});

test('a node that is not LEFTCLUSTER cannot be marked down; one that is can, and a forced switch before is denied', async () => {
  const node = await connect('web2');
  expect(await send(node, cfMarkDown(web1))).toMatchObject({ ok: false, error: { kind: 'refused' } });
  await site.ask('inject', { kind: 'guest-off-not-proven', target: 'web1' });
  await advance(200);
  expect(await send(node, rmsForcedSwitch(app, web2RMS))).toEqual({
    ok: false,
    error: { kind: 'denied-unable-to-kill', sysNode: 'web1RMS' },
  });
  expect(await send(node, cfMarkDown(web1))).toEqual({ ok: true, value: undefined });
  const { views } = await cluster();
  expect(views).toContainEqual({ observer: 'web2', target: 'web1', state: 'DOWN' });
  await site.ask('clear', { kind: 'guest-off-not-proven', target: 'web1' });
  await advance(60);
});

test('the number of another node is answered with another question: it gets no name', async () => {
  const node = await connect('web2');
  const wrong = { ...cfMarkDown(web1), ...{ dialogue: cfMarkDown(web1).dialogue! } };
  const steps = [{ prompt: /Enter node number: ?/, answer: '9' }, ...wrong.dialogue.steps.slice(1)];
  const outcome = await sendCommand(node, { ...wrong, dialogue: { ...wrong.dialogue, steps } }, never);
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'unexpected-prompt', answersSent: 1 } });
  expect(JSON.stringify(outcome)).toContain('illegal node number');
});

test('where sudo refuses nothing happens, and the attempt is counted', async () => {
  await site.ask('inject', { kind: 'sudo-denied', target: 'web1' });
  const node = await connect('web1');
  expect(await send(node, sfStop())).toMatchObject({ error: { kind: 'denied' } });
  expect(await sendCommand(node, cfMarkDown(web1), never)).toMatchObject({
    error: { kind: 'unexpected-prompt', answersSent: 0 },
  });
  expect((await cluster()).sfRunning).toEqual(['web1', 'web2']);
  expect(await countsOf('web1')).toMatchObject({
    changingCalls: 2,
    changingCommands: ['sdtool -e', 'cftool -k'],
  });
  await site.ask('clear', { kind: 'sudo-denied', target: 'web1' });
});

test('two consoles and one lock', async () => {
  const node = await connect('web1');
  const ours = { owner: 'Alice', consoleId: 'one', since: 1 };
  const theirs = { owner: 'Bob', consoleId: 'two', since: 2 };
  const read = async () => {
    const { argv, deadlineMs, read: parse } = siteLockRead(web);
    return parse(await said(node.run({ argv }, never, deadlineMs)));
  };
  expect(await read()).toEqual({ ok: true, value: null });
  expect((await send(node, siteLockTake(web, ours))).ok).toBe(true);
  expect(await send(node, siteLockTake(web, theirs))).toEqual({
    ok: false,
    error: { kind: 'held', by: ours },
  });
  expect(await read()).toEqual({ ok: true, value: ours });
  expect(await send(node, siteLockBreak(web, theirs))).toMatchObject({ error: { kind: 'other-lock' } });
  expect((await send(node, siteLockBreak(web, ours))).ok).toBe(true);
  expect(await countsOf('web1')).toMatchObject({ changingCalls: 4 });
});

test('a guest and a host shut down over SSH; the host’s daemon can be changed over SSH too', async () => {
  const kvm = await connect('kvm-b');
  const uri = 'qemu:///system';
  const stream = (signal: AbortSignal) => openChangingLibvirtStream(kvm, uri, signal);
  const transport = { kind: 'stream', open: stream } as const;
  const options = { transport, uri, clock: systemClock, signal: never, deadlineMs: 5_000 };
  const hypervisor = await said(openChangingHypervisor(options));
  const { guests } = await site.ask('describe', {});
  const web2 = guests.find(({ name }) => name === 'web2')!;
  expect((await send(await connect('web2'), guestOsShutdown())).ok).toBe(true);
  await advance(10);
  const id = guestIdSchema.parse(web2.uuid);
  expect(await said(hypervisor.state(id, never))).toEqual({ state: 'shut off', reason: 'shutdown' });
  expect((await hypervisor.startDomain(id, never, 5_000)).ok).toBe(true);
  await advance(20);
  expect((await send(kvm, hostOsShutdown())).ok).toBe(true);
  await advance(20);
  const after = await site.ask('describe', {});
  expect(after.hosts.find(({ name }) => name === 'kvm-b')?.state).toBe('off');
  await site.ask('clear', { kind: 'host-down', target: 'kvm-b' });
});
