import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import {
  hostRoundCommand,
  nodeRoundCommand,
  parseHostRound,
  parseNodeRound,
} from '../../../src/main/parsers/round.ts';
import { parseDomainXml } from '../../../src/main/parsers/domain-xml.ts';
import { openLibvirt } from '../../../src/main/sources/libvirt/open-libvirt.ts';
import type { LibvirtReader } from '../../../src/main/sources/libvirt/libvirt-reader.ts';
import { commandLine } from '../../../src/main/sources/ssh/remote-command.ts';
import type { Result } from '../../../src/shared/result.ts';
import { ssh, until } from '../../support/rehearsal-clients.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';

const TOKEN = 'fedcba9876543210';
const never = new AbortController().signal;
let site: RehearsalTestSite;
beforeAll(async () => {
  site = await startRehearsal();
});
afterAll(() => site.stop());

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function nodeRound(node: string) {
  const line = commandLine(nodeRoundCommand({ root: false, token: TOKEN }));
  const { stdout, stderr, code } = await ssh(site, node, line);
  return valueOf(parseNodeRound({ stdout, stderr, exitCode: code }, TOKEN));
}

async function reader(host: string): Promise<LibvirtReader> {
  const path = site.libvirt(host).readOnlySocket;
  const transport = { kind: 'socket', path } as const;
  const options = { transport, uri: 'qemu:///system', clock: systemClock, signal: never, deadlineMs: 5_000 };
  return valueOf(await openLibvirt(options));
}

test.each(['web1', 'db2', 'lab1'])('the console reads every view of %s as whole', async (node) => {
  const round = await nodeRound(node);
  expect(valueOf(round.cfLocal)).toMatchObject({ name: node, state: 'UP' });
  expect(valueOf(round.cfNodes)).toMatchObject({ kind: 'whole', rows: [{ state: 'UP' }, { state: 'UP' }] });
  expect(valueOf(round.cfSettings)).toMatchObject({ CLUSTER_TIMEOUT: '10' });
  expect(valueOf(round.rms).table.kind).toBe('whole');
  expect(valueOf(round.agents).kind).toBe('whole');
  expect(valueOf(round.rcsd).map(({ weight }) => weight)).toEqual([1, 1]);
  expect(valueOf(round.agentTargets).length).toBe(node === 'db2' ? 6 : 4);
  expect(round.remoteCpuMs).toBeGreaterThan(0);
});

test('the console reads bad news as such: stopped layers, LEFTCLUSTER, failed agents', async () => {
  for (const [kind, target] of [
    ['rms-stopped', 'web2'],
    ['agent-test-failed', 'web2'],
    ['node-left-cluster', 'web1'],
    ['sf-stopped', 'db1'],
  ] as const)
    await site.ask('inject', { kind, target });
  await site.ask('clock', { advanceMs: 10_000 });
  const [web2, db1] = [await nodeRound('web2'), await nodeRound('db1')];
  expect(web2.rms).toMatchObject({ ok: false, error: { kind: 'not-running' } });
  expect(valueOf(web2.cfNodes)).toMatchObject({
    rows: [{ name: 'web1', state: 'LEFTCLUSTER' }, { state: 'UP' }],
  });
  expect(valueOf(web2.agents)).toMatchObject({ kind: 'whole' });
  expect(db1.agents).toMatchObject({ ok: false, error: { kind: 'not-running' } });
});

test('the console reads the digest of kvmguests.conf, and null where there is none', async () => {
  const digest = async (host: string) => {
    const line = commandLine(hostRoundCommand({ root: false, token: TOKEN }));
    const { stdout, stderr, code } = await ssh(site, host, line);
    return valueOf(valueOf(parseHostRound({ stdout, stderr, exitCode: code }, TOKEN)).kvmguestsDigest);
  };
  expect(await digest('kvm-c')).toMatch(/^[0-9a-f]{64}$/);
  expect(await digest('kvm-a')).toBeNull();
});

test('the console’s libvirt client reads hosts, domains, statistics and marks', async () => {
  const client = await reader('kvm-c');
  const truth = (await site.ask('describe', {})).guests.filter(({ host }) => host === 'kvm-c');
  expect(valueOf(await client.about(never))).toMatchObject({ hostname: 'kvm-c', hypervisor: 'QEMU' });
  valueOf(await client.nodeInfo(never));
  valueOf(await client.nodeCpuStats(never));
  valueOf(await client.nodeMemoryStats(never));
  const listed = valueOf(await client.definitions(never));
  expect(listed.map(({ id, name }) => [id, name])).toEqual(truth.map(({ uuid, name }) => [uuid, name]));
  const statistics = valueOf(await client.statistics(never));
  expect(statistics).toHaveLength(truth.length);
  const xml = parseDomainXml(valueOf(await client.xml(listed[0]!.id, never)));
  expect(valueOf(xml).node).toEqual({ node: 'db1', cluster: 'db' });
  client.close();
});

test('the console is told of lifecycle events in virsh’s words', async () => {
  const client = await reader('kvm-b');
  const seen: string[] = [];
  const end = valueOf(
    await client.onLifecycle(({ name, event, detail }) => seen.push(`${name} ${event} ${detail}`), never),
  );
  await site.ask('inject', { kind: 'guest-off', target: 'batch1' });
  await until(
    () => seen,
    (words) => words.length > 0,
  );
  expect(seen).toEqual(['batch1 Stopped Destroyed']);
  end();
  client.close();
});
