import { expect, test } from 'vitest';
import { machineTargetSchema } from '../../shared/contract/setup.ts';
import { guestIdSchema } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { cfSections, roundConnection } from '../../../test/support/round-connection.ts';
import { unwrap } from '../../../test/support/unwrap-journal.ts';
import type { DomainStatistics, LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import type { SshConnection } from '../sources/ssh/ssh-connection.ts';
import { discover } from './discover.ts';
import { Kept } from './kept.ts';

const NEVER = new AbortController().signal;
const LATE: ProbeFailure = { kind: 'timed-out', afterMs: 60_000 };
const REFUSED: ProbeFailure = { kind: 'login-refused', user: 'ann', detail: '' };
const TARGET = machineTargetSchema.parse({ site: null, address: 'kvm-a' });
const idOf = (index: number) =>
  guestIdSchema.parse(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);

interface World {
  readonly guests: number;
  readonly xml?: string | ((index: number) => string | ProbeFailure);
  readonly hostname?: string;
  /** `none`: the host knows none of any guest. */
  readonly addresses?: 'none';
  readonly state?: State | ((index: number) => State);
  /** How the guest at this address ends a login; silence unless told. */
  readonly login?: (address: string) => ProbeFailure | Login | null;
}
type State = 'running' | 'shutoff';

/** A login that comes through after so long, on a node of this cluster. */
interface Login {
  readonly afterMs: number;
  readonly node: string;
  readonly members: readonly string[];
}
const at = <T>(value: T | ((index: number) => T), index: number): T =>
  value instanceof Function ? value(index) : value;

/** A host whose guests `g0`, `g1`… have one address each: 192.0.2.0, 192.0.2.1… */
function world({ guests, xml = '<domain/>', hostname = 'kvm-a', state = 'running', ...rest }: World) {
  const { login, addresses } = rest;
  const clock = manualClock();
  const asked: string[] = [];
  const list = Array.from({ length: guests }, (_, index) => ({
    id: idOf(index),
    name: `g${String(index)}`,
    standing: { state: at(state, index), reason: 'booted' },
  })) as unknown as DomainStatistics[];
  const reader = {
    closed: new Promise<ProbeFailure>(() => undefined),
    close: () => undefined,
    about: () => Promise.resolve(ok({ hostname, hypervisor: 'QEMU', version: '9' })),
    statistics: () => Promise.resolve(ok(list)),
    xml: (id: string, signal: AbortSignal) => {
      const said = at(xml, Number(id.slice(-12)));
      if (signal.aborted) return Promise.resolve(fail(LATE));
      return Promise.resolve(typeof said === 'string' ? ok(said) : fail(said));
    },
    addresses: (id: string) =>
      Promise.resolve(ok(addresses === 'none' ? [] : [`192.0.2.${String(Number(id.slice(-12)))}`])),
  } as unknown as LibvirtReader;
  const opened = new Map<string, Kept<SshConnection>>();
  const ways = {
    libvirt: () => new Kept(() => Promise.resolve(ok(reader)), clock, 15_000),
    ssh: ({ address = '' }: { address?: string | undefined }) => {
      const open = async (): Promise<Result<SshConnection, ProbeFailure>> => {
        asked.push(address);
        const end = login?.(address) ?? null;
        if (end === null) return new Promise(() => undefined);
        if ('kind' in end) return fail(end);
        await clock.sleep(end.afterMs, NEVER);
        return ok(roundConnection(cfSections(end.node, end.members)));
      };
      const kept = opened.get(address) ?? new Kept(open, clock, 15_000);
      opened.set(address, kept);
      return kept;
    },
  };
  return { clock, asked, run: (asker = NEVER) => discover(TARGET, ways, clock, asker) };
}

test('a silent guest costs the others nothing, and what is said of it is that it did not answer', async () => {
  const isSilent = (address: string) => address === '192.0.2.0' || address === 'g0';
  const { clock, run } = world({ guests: 40, login: (address) => (isSilent(address) ? null : REFUSED) });
  const found = run();
  await clock.advance(12_000);
  const { guests } = unwrap(await found);
  expect(guests.map(({ name }) => name)).toEqual(
    Array.from({ length: 40 }, (_, index) => `g${String(index)}`),
  );
  expect(guests[0]?.failure).toMatchObject({ kind: 'timed-out', afterMs: 6_000 });
  expect(new Set(guests.slice(1).map(({ failure }) => failure?.kind))).toEqual(new Set(['login-refused']));
});

test('where the time is over, a guest that had no turn was not asked, and what was found stands', async () => {
  const { clock, run } = world({ guests: 60 });
  const found = run();
  await clock.advance(60_000);
  const { guests } = unwrap(await found);
  expect(guests[39]?.failure).toMatchObject({ kind: 'timed-out', afterMs: 6_000 });
  expect(guests[59]?.failure).toEqual({ kind: 'not-asked' });
});

test('the person who cancels gets no half a discovery', async () => {
  const { run } = world({ guests: 1 });
  const asker = new AbortController();
  const found = run(asker.signal);
  asker.abort();
  expect(await found).toEqual(fail({ kind: 'cancelled' }));
});

const mark = (words: string, index = 0) => `<domain><name>g0</name><uuid>${idOf(index)}</uuid>
  <metadata><n:node xmlns:n="https://nodeward.io/xmlns/node/1" ${words}/></metadata>
  <memory unit='KiB'>1</memory><vcpu>1</vcpu><devices/></domain>`;

test('a mark that names node and cluster is believed without asking, also of a guest that is off', async () => {
  const xml = mark('node="web1" cluster="web"');
  for (const state of ['running', 'shutoff'] as const) {
    const { run, asked } = world({ guests: 1, xml, state });
    const { guests, proposal } = unwrap(await run());
    expect(guests).toMatchObject([{ node: 'web1', cluster: 'web', matchedBy: 'metadata', failure: null }]);
    expect(proposal.clusters).toMatchObject([{ name: 'web', nodes: [{ name: 'web1' }] }]);
    expect(asked).toEqual([]);
  }
});

test('a mark without a cluster has its node asked for it; without an answer the node is still shown', async () => {
  const { run, asked } = world({ guests: 1, xml: mark('node="web1"'), login: () => REFUSED });
  const { guests, proposal } = unwrap(await run());
  expect(asked).toEqual(['192.0.2.0', 'g0']);
  expect(guests).toMatchObject([{ node: 'web1', cluster: null, matchedBy: 'metadata', failure: REFUSED }]);
  expect(proposal.clusters).toEqual([]);
});

test('marks are read before any guest is asked: silent guests cost no marked one its node', async () => {
  const { clock, run } = world({
    guests: 41,
    xml: (index) => (index === 40 ? mark('node="web1" cluster="web"') : '<domain/>'),
    state: (index) => (index === 40 ? 'shutoff' : 'running'),
  });
  const found = run();
  await clock.advance(60_000);
  const { guests, proposal } = unwrap(await found);
  expect(guests[40]).toMatchObject({ node: 'web1', cluster: 'web', failure: null });
  expect(proposal.clusters).toMatchObject([{ name: 'web' }]);
});

test('a guest that is off and whose mark could not be read is not said to be no node', async () => {
  const { run } = world({ guests: 1, state: 'shutoff', xml: () => LATE });
  expect(unwrap(await run()).guests).toMatchObject([{ node: null, failure: LATE }]);
});

test('a login slower than the turn of its guest is used once it has come through', async () => {
  const slow = { afterMs: 10_000, node: 'web1', members: ['web1', 'web2'] };
  const { clock, asked, run } = world({
    guests: 1,
    login: (address) => (address === '192.0.2.0' ? slow : null),
  });
  const found = run();
  await clock.advance(12_000);
  expect(unwrap(await found).guests).toMatchObject([
    { node: 'web1', cluster: 'web1-web2', matchedBy: 'address', addresses: ['192.0.2.0'], failure: null },
  ]);
  expect(asked).toEqual(['192.0.2.0', 'g0']);
});

test.each([
  ['also where silent guests take all the time that there is', 10_000, 60, 60_000],
  ['when the others are done, where it comes through after the turn of its guest', 14_000, 9, 24_000],
])('it is used %s', async (_when, afterMs, guests, doneMs) => {
  const slow = { afterMs, node: 'web1', members: ['web1', 'web2'] };
  const { clock, run } = world({ guests, login: (address) => (address === '192.0.2.0' ? slow : null) });
  const found = run();
  await clock.advance(doneMs);
  expect(unwrap(await found).guests[0]).toMatchObject({ node: 'web1', failure: null });
});

test.each([
  ['web1', { node: 'web1', cluster: 'web1-web2', failure: null }],
  ['web2', { node: 'web1', cluster: null, failure: { kind: 'other-node', said: 'web2' } }],
])('of a guest marked as web1 that says that it is %s', async (node, expected) => {
  const members = ['web1', 'web2'];
  const { clock, run } = world({
    guests: 1,
    xml: mark('node="web1"'),
    login: () => ({ afterMs: 1, node, members }),
  });
  const found = run();
  await clock.advance(1);
  expect(unwrap(await found).guests).toMatchObject([{ ...expected, matchedBy: 'metadata' }]);
});

test('a guest of which the host knows no address has as much time for its login as others', async () => {
  const slow = { afterMs: 10_000, node: 'web1', members: ['web1', 'web2'] };
  const { clock, run } = world({ guests: 1, addresses: 'none', login: () => slow });
  const found = run();
  await clock.advance(12_000);
  expect(unwrap(await found).guests).toMatchObject([{ node: 'web1', matchedBy: 'name', failure: null }]);
});

test('without an address and without an answer it is not known, and why is said', async () => {
  const { clock, asked, run } = world({ guests: 1, addresses: 'none' });
  const found = run();
  await clock.advance(12_000);
  const { guests, proposal } = unwrap(await found);
  expect(guests).toMatchObject([{ node: null, addresses: [], failure: { kind: 'timed-out' } }]);
  expect(proposal.clusters).toEqual([]);
  expect(asked).toEqual(['g0']);
});

/** Guest 0 says what it is; the others are marked. */
async function partlyMarked(members: readonly string[], ...marks: readonly string[]) {
  const { clock, run } = world({
    guests: marks.length + 1,
    xml: (index) => (index === 0 ? '<domain/>' : mark(marks[index - 1] ?? '', index)),
    login: () => ({ afterMs: 1, node: 'web1', members }),
  });
  const found = run();
  await clock.advance(1);
  return unwrap(await found);
}

test('nodes of which only some are marked are one cluster where CF lists them as one, by the name of the mark', async () => {
  const { guests, proposal } = await partlyMarked(['web1', 'web2'], 'node="web2" cluster="web"');
  expect(guests[0]).toMatchObject({ cluster: 'web', clusterFrom: { kind: 'marks', nodes: ['web2'] } });
  expect(proposal.clusters).toMatchObject([{ name: 'web', nodes: [{ name: 'web1' }, { name: 'web2' }] }]);
});

test.each([
  [
    'the marks name two clusters',
    ['web1', 'web2', 'web3'],
    ['node="web2" cluster="web"', 'node="web3" cluster="shop"'],
    ['web2', 'web3'],
  ],
  [
    'CF does not list a node that is marked as of that cluster',
    ['web1', 'web2'],
    ['node="web2" cluster="web"', 'node="web3" cluster="web"'],
    ['web2'],
  ],
  [
    'another guest is marked as the very node',
    ['web1', 'web2'],
    ['node="web2" cluster="web"', 'node="web1" cluster="web"'],
    ['web2', 'web1'],
  ],
])('where %s, the list joins nothing, and that is said', async (_what, members, marks, nodes) => {
  const { guests } = await partlyMarked(members, ...marks);
  expect(guests[0]).toMatchObject({
    cluster: members.join('-'),
    clusterFrom: { kind: 'marks-differ', nodes },
  });
});

test('two clusters that both list a node of the marked name are not joined by it', async () => {
  const { clock, run } = world({
    guests: 3,
    xml: (index) => (index === 2 ? mark('node="n2" cluster="web"', 2) : '<domain/>'),
    login: (address) =>
      address === '192.0.2.0'
        ? { afterMs: 1, node: 'n1', members: ['n1', 'n2'] }
        : { afterMs: 1, node: 'm1', members: ['m1', 'n2'] },
  });
  const found = run();
  await clock.advance(1);
  const { guests } = unwrap(await found);
  expect(guests.map(({ cluster }) => cluster)).toEqual(['n1-n2', 'm1-n2', 'web']);
  expect(guests[0]?.clusterFrom).toEqual({ kind: 'marks-differ', nodes: ['n2'] });
});

test('a node whose CF list cannot be read stands alone, and that is said', async () => {
  const { guests } = await partlyMarked([], 'node="web2" cluster="web"');
  expect(guests[0]).toMatchObject({ cluster: 'web1', clusterFrom: { kind: 'not-listed' } });
});

test('a list without any marked node names the cluster alone', async () => {
  const { guests } = await partlyMarked(['web1', 'web9'], 'node="web2" cluster="web"');
  expect(guests[0]).toMatchObject({ cluster: 'web1-web9', clusterFrom: { kind: 'members' } });
});

test.each([
  ['', 'kvm-a'],
  ['h'.repeat(300), 'h'.repeat(100)],
])('a host that calls itself %j makes a site with a name', async (hostname, name) => {
  const { run } = world({ guests: 0, hostname });
  expect(unwrap(await run()).proposal.name).toBe(name);
});
