import { expect, test } from 'vitest';
import { planSite, type SitePlan } from './site-plan.ts';

const small = planSite({ hosts: 4, guests: 8, nodes: 6, seed: 1 });
const large = planSite({ hosts: 100, guests: 2_000, nodes: 200, seed: 7 });

const homesOf = (plan: SitePlan, cluster: string) =>
  plan.guests.filter((guest) => guest.cluster === cluster).map(({ host }) => host);

test('the default site has one cluster each of A, B and C, and two guests that are no nodes', () => {
  const clusters = small.clusters.filter(({ kind }) => kind === 'guests');
  expect(clusters.map(({ configuration }) => configuration).sort()).toEqual(['A', 'B', 'C']);
  expect(homesOf(small, 'lab')).toEqual(['kvm-a', 'kvm-a']);
  expect(homesOf(small, 'web')).toEqual(['kvm-a', 'kvm-b']);
  expect(homesOf(small, 'db')).toEqual(['kvm-c', 'kvm-d']);
  expect(small.guests.filter(({ cluster }) => cluster === null)).toHaveLength(2);
});

test('only configuration C has Host OS failover and its agents', () => {
  expect(small.hosts.filter(({ failover }) => failover).map(({ name }) => name)).toEqual(['kvm-c', 'kvm-d']);
  const agents = Object.fromEntries(small.clusters.map((cluster) => [cluster.name, cluster.agents]));
  expect(agents['web']).toEqual(['SA_libvirtgp', 'SA_libvirtgr']);
  expect(agents['db']).toEqual(['SA_libvirtgp', 'SA_libvirtgr', 'SA_vmchkhost']);
});

test('the same seed gives the same site, another seed other identities', () => {
  expect(planSite({ hosts: 4, guests: 8, nodes: 6, seed: 1 })).toEqual(small);
  const other = planSite({ hosts: 4, guests: 8, nodes: 6, seed: 2 });
  expect(other.guests[0]!.uuid).not.toBe(small.guests[0]!.uuid);
});

test('a large site has no name, UUID, MAC or address twice, and every guest fits on its host', () => {
  for (const field of ['name', 'uuid', 'mac', 'address'] as const) {
    expect(new Set(large.guests.map((guest) => guest[field])).size).toBe(2_000);
  }
  expect(
    large.guests.every(({ uuid }) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid),
    ),
  ).toBe(true);
  for (const host of large.hosts) {
    const used = large.guests
      .filter((guest) => guest.host === host.name)
      .reduce((sum, guest) => sum + guest.memoryKib, 0);
    expect(used).toBeLessThan(host.memoryKib);
  }
});

test.each([
  { hosts: 1, guests: 2, nodes: 2 },
  { hosts: 2, guests: 5, nodes: 5 },
  { hosts: 3, guests: 0, nodes: 0 },
  { hosts: 7, guests: 31, nodes: 9 },
  { hosts: 500, guests: 3_000, nodes: 300 },
])('$hosts hosts, $guests guests, $nodes nodes: everybody has a home and a cluster that exists', (size) => {
  const plan = planSite({ ...size, seed: 3 });
  const hosts = new Set(plan.hosts.map(({ name }) => name));
  const members = plan.clusters
    .filter(({ kind }) => kind === 'guests')
    .flatMap(({ members: names }) => names);
  expect(plan.guests).toHaveLength(size.guests);
  expect(plan.guests.every(({ host }) => hosts.has(host))).toBe(true);
  expect(members.sort()).toEqual(
    plan.guests
      .filter(({ cluster }) => cluster !== null)
      .map(({ name }) => name)
      .sort(),
  );
  expect(members).toHaveLength(size.nodes);
});
