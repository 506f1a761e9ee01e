import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { hostLinks } from './host-links.ts';

const picture = sampleSite(1_700_000_000_000);
const guest = (id: string) => picture.guests.find((each) => each.id === id) ?? null;

/** The sample site with a CF node on every host. */
const hosts = picture.hosts.map((host) => ({ ...host, node: picture.nodes[0]!.name }));

test('a guest cluster is linked to the host nodes that carry its nodes, and to no others', () => {
  for (const cluster of picture.clusters) {
    const links = hostLinks(cluster, { hosts, nodes: picture.nodes, guest });
    for (const { guests } of links) {
      expect(guests.length).toBeGreaterThan(0);
      for (const name of guests) expect(cluster.nodes).toContain(name);
    }
  }
  expect(
    picture.clusters.some((cluster) => hostLinks(cluster, { hosts, nodes: picture.nodes, guest }).length > 0),
  ).toBe(true);
});

test('without PRIMECLUSTER on the hosts there is no link', () => {
  const without = picture.hosts.map((host) => ({ ...host, node: null }));
  for (const cluster of picture.clusters) {
    expect(hostLinks(cluster, { hosts: without, nodes: picture.nodes, guest })).toEqual([]);
  }
});

test('a guest whose place is not known is said to run nowhere', () => {
  const unknown = (id: string) => {
    const found = guest(id);
    const nowhere = { kind: 'unknown', because: { kind: 'not-asked' }, at: 0, since: 0, last: null } as const;
    return found === null
      ? null
      : { ...found, placements: found.placements.map((each) => ({ ...each, standing: nowhere })) };
  };
  for (const cluster of picture.clusters) {
    expect(hostLinks(cluster, { hosts, nodes: picture.nodes, guest: unknown })).toEqual([]);
  }
});
