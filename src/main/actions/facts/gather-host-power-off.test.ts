import { expect, test } from 'vitest';
import { roundOf } from '../../../../test/support/recovery-facts.ts';
import { siteFileSchema, type HostEntry } from '../../../shared/domain/inventory.ts';
import { hostNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { LibvirtReader } from '../../sources/libvirt/libvirt-reader.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherHostPowerOff } from './gather-host-power-off.ts';
import type { SiteKnowledge } from './site-knowledge.ts';

const file = siteFileSchema.parse({
  version: 1,
  name: 'Site',
  hosts: [{ name: 'kvm-a' }, { name: 'kvm-b' }],
  clusters: [
    {
      name: 'web',
      nodes: [
        { name: 'web1', guest: 'web-one' },
        { name: 'web2', guest: 'web-two' },
      ],
    },
  ],
});
const site: SiteKnowledge = {
  file,
  aliasesOf: () => [],
  leftSince: () => null,
  sfBudgetMs: () => 0,
  guestsOn: () => ['web-one'],
  ranOn: () => [],
  drainedOn: () => [],
  nodesOn: () => ['web1', 'gone'].map((name) => nodeNameSchema.parse(name)),
  lossOf: () => null,
  configurationOf: () => 'B',
};
const opened = { clusters: ['web'], falls: ['web-one'] };
const silence = fail({ kind: 'timed-out', afterMs: 1 } as const);

/** What is asked of a machine that takes its time: who is short with the silent hears nothing of it. */
const slowly = <T>(answer: T, signal: AbortSignal): Result<T, ProbeFailure> =>
  signal.aborted ? fail({ kind: 'cancelled' }) : ok(answer);

function sourcesOf(asked: string[]): FactSources {
  const reader = {
    definitions: () => {
      asked.push('definitions');
      return Promise.resolve(silence);
    },
  } as unknown as LibvirtReader;
  return {
    now: () => 7,
    deadline: () => AbortSignal.abort(),
    round: ({ name }, signal) => {
      asked.push(`round ${name}`);
      return Promise.resolve(slowly(roundOf('UP', {}), signal));
    },
    libvirt: ({ name }, signal) => {
      asked.push(`libvirt ${name}`);
      return Promise.resolve(slowly(reader, signal));
    },
    run: ({ name }, argv, signal) => {
      asked.push(`run ${name} ${argv.join(' ')}`);
      return Promise.resolve(slowly({ exitCode: 0, stdout: '', stderr: '', ms: 1, bytes: 0 }, signal));
    },
    call: ({ name }, signal) => {
      asked.push(`call ${name}`);
      return Promise.resolve(signal.aborted ? silence : ok('logged in'));
    },
    callLibvirt: ({ name }) => {
      asked.push(`call libvirt ${name}`);
      return Promise.resolve(silence);
    },
    hostRound: () => Promise.resolve(silence),
    power: () => Promise.resolve(silence),
  };
}
const gather = (asked: string[], change: Partial<HostEntry> = {}) => {
  const [kvm] = file.hosts;
  if (kvm === undefined) throw new Error('no host');
  const host = { ...kvm, ...change };
  return gatherHostPowerOff(
    { host, site, opened, asserted: [] },
    sourcesOf(asked),
    new AbortController().signal,
  );
};

test('what is slow is not taken for silent: a node and a host are waited for as long as the look lasts', async () => {
  const { nodes, ssh } = await gather([]);
  expect(nodes.map(({ node }) => node)).toEqual(['web1']);
  expect(nodes[0]?.own.round.result.ok).toBe(true);
  expect(ssh.result.ok).toBe(true);
});

test('a connection that was kept is no answer: something is asked through it', async () => {
  const asked: string[] = [];
  const { libvirt, power, lastKnown, at, ...known } = await gather(asked);
  expect(known.opened).toBe(opened);
  expect(asked).toContain('definitions');
  expect(libvirt.result).toEqual(silence);
  expect({ power, lastKnown, at }).toEqual({ power: null, lastKnown: ['web-one'], at: 7 });
});

test('each machine is asked once in a look', async () => {
  const asked: string[] = [];
  await gather(asked);
  const machines = asked.filter((question) => question !== 'definitions');
  expect(new Set(machines).size).toBe(machines.length);
});

test('an ESXi host is not asked, so it is not taken for silent', async () => {
  const asked: string[] = [];
  const { hostIs, libvirt, ssh } = await gather(asked, { kind: 'esxi', name: hostNameSchema.parse('esx-1') });
  expect(asked.filter((question) => question.endsWith('esx-1'))).toEqual([]);
  const notAsked = { ok: false, error: { kind: 'not-asked' } };
  expect([hostIs, libvirt.result, ssh.result]).toEqual(['esxi', notAsked, notAsked]);
});

test('the host and each node are called anew, libvirt only where it does not come by SSH', async () => {
  const asked: string[] = [];
  const { calls, nodes } = await gather(asked);
  expect(asked).toEqual(expect.arrayContaining(['call kvm-a', 'call web1', 'run kvm-a true']));
  expect(asked).not.toContain('call libvirt kvm-a');
  expect(calls[0]?.evidence).toEqual({ command: 'ssh', raw: '"logged in"', at: 7, from: 'kvm-a' });
  expect([calls.map(({ result }) => result.ok), nodes[0]?.call.result.ok]).toEqual([[true], true]);
  const tls = { ca: '/ca', certificate: '/cert', key: '/key', port: 16_514 };
  const byTls = await gather(asked, { libvirt: { tls } });
  expect(asked).toContain('call libvirt kvm-a');
  expect(byTls.calls.map(({ result }) => result.ok)).toEqual([true, false]);
});

test('what the look itself cuts off has not timed out: it proves no silence', async () => {
  const [host] = file.hosts;
  if (host === undefined) throw new Error('no host');
  const look = new AbortController();
  const late = () => {
    look.abort();
    return Promise.resolve(silence);
  };
  const sources = { ...sourcesOf([]), round: late, run: late, call: late };
  const { ssh, calls, nodes } = await gatherHostPowerOff(
    { host, site, opened, asserted: [] },
    sources,
    look.signal,
  );
  const cancelled = { ok: false, error: { kind: 'cancelled' } };
  expect([ssh, calls[0], nodes[0]?.own.round, nodes[0]?.call].map((each) => each?.result)).toEqual([
    cancelled,
    cancelled,
    cancelled,
    cancelled,
  ]);
});
