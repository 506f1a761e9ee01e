import { expect, test } from 'vitest';
import { domainOf, hostSays, nodeSilent, SILENCE } from '../../../../test/support/recovery-facts.ts';
import { siteFileSchema } from '../../../shared/domain/inventory.ts';
import { guestIdSchema } from '../../../shared/domain/names.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostFacts } from './cluster-facts.ts';
import { askAllBeside } from './ask-beside.ts';
import type { FactSources } from './fact-sources.ts';

const own = domainOf('running');
const idOf = (digit: number) => guestIdSchema.parse(own.id.replace(/^1/, String(digit)));
const file = siteFileSchema.parse({
  version: 1,
  name: 'Site',
  hosts: ['kvm-a', 'kvm-c', 'kvm-d'].map((name) => ({ name })),
  clusters: [{ name: 'hosts', nodes: ['kvm-c', 'kvm-d'].map((name) => ({ name, host: name })) }],
});
const HOSTS = [{ cluster: 'hosts', nodes: [nodeSilent('kvm-c'), nodeSilent('kvm-d')] }];
const never = new AbortController().signal;

interface Standing {
  readonly state: string;
  readonly reason: string;
}
/** Every host lists the guest itself, and these beside it. */
function ask(
  hosts: readonly HostFacts[],
  beside: readonly [string, Standing | null][],
  hostClusters = HOSTS,
) {
  const listed = [{ id: own.id, name: 'db1' }, ...beside.map(([name], at) => ({ id: idOf(at + 2), name }))];
  const stateOf = (id: string) => beside[listed.findIndex((each) => each.id === id) - 1]?.[1] ?? null;
  const asked: string[] = [];
  const reader = {
    definitions: async () => ok(listed.map((each) => ({ ...each, managedSave: false, autostart: false }))),
    state: async (id: string) => {
      asked.push(id);
      const state = stateOf(id);
      return state === null ? fail(SILENCE) : ok(state);
    },
  };
  const sources = { now: () => 7, libvirt: async () => ok(reader) } as unknown as FactSources;
  return askAllBeside(file, { hosts, hostClusters }, sources, never).then((found) => ({ found, asked }));
}

const running = { state: 'running', reason: 'booted' };
const off = { state: 'shut off', reason: 'shutdown' };

test('who else is on is asked only of hosts with an RMS of their own that list the guest', async () => {
  const hosts = [hostSays('kvm-a', own), hostSays('kvm-c', own), hostSays('kvm-d', null)];
  const { found } = await ask(hosts, []);
  expect(found.map(({ host }) => host)).toEqual(['kvm-c']);
  const silent = [hostSays('kvm-c', own, { domain: { ...hosts[0]!.domain, result: fail(SILENCE) } })];
  expect((await ask(silent, [])).found).toEqual([]);
  expect((await ask(hosts, [], [])).found).toEqual([]);
});

test('every other domain that is not shut off counts, and the guest itself is not asked about', async () => {
  const paused = { state: 'paused', reason: 'user' };
  const { found, asked } = await ask(
    [hostSays('kvm-c', own)],
    [
      ['batch1', running],
      ['old1', off],
      ['lab1', paused],
    ],
  );
  expect(found[0]?.others.result).toEqual(ok(['batch1', 'lab1']));
  expect(found[0]?.others.evidence).toMatchObject({ at: 7, from: 'kvm-c', raw: '["batch1","lab1"]' });
  expect(asked).not.toContain(own.id);
});

test('one that does not tell its state leaves the whole unknown, never a shorter list', async () => {
  const { found } = await ask(
    [hostSays('kvm-c', own)],
    [
      ['batch1', running],
      ['lab1', null],
    ],
  );
  expect(found[0]?.others.result).toEqual(fail(SILENCE));
});

test('a host whose libvirt does not answer says so', async () => {
  const sources = { now: () => 7, libvirt: async () => fail(SILENCE) } as unknown as FactSources;
  const [found] = await askAllBeside(
    file,
    { hosts: [hostSays('kvm-c', own)], hostClusters: HOSTS },
    sources,
    never,
  );
  expect(found?.others.result).toEqual(fail(SILENCE));
});
