import { expect, test } from 'vitest';
import { siteFileSchema } from '../../../shared/domain/inventory.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import { namedGuests, nodeOfGuest, nodesOfGuestName, unnamedNodes, uuidsOf } from './node-of-domain.ts';
import { nodeNamed } from './place-in-site.ts';
import type { SiteKnowledge } from './site-knowledge.ts';

const UUID = '11111111-2222-3333-4444-555555555555';
const site: SiteKnowledge = {
  file: siteFileSchema.parse({
    version: 1,
    name: 'Site',
    clusters: [
      {
        name: 'web',
        nodes: [{ name: 'web1', guest: UUID.toUpperCase() }, { name: 'web2' }, { name: 'web3' }],
      },
      { name: 'hosts', nodes: [{ name: 'kvm-a', host: 'kvm-a' }] },
      { name: 'esx', nodes: [{ name: 'vm1' }] },
    ],
  }),
  aliasesOf: (node) => (node === 'web2' ? ['aaaaaaaa-2222-3333-4444-555555555555', 'web-two'] : []),
  leftSince: () => null,
  sfBudgetMs: () => 0,
  guestsOn: () => [],
  ranOn: () => [],
  drainedOn: () => [],
  nodesOn: () => [],
  lossOf: () => null,
  configurationOf: (cluster) => (cluster === 'esx' ? 'V' : 'B'),
};
const nodeOf = (...words: readonly string[]) => nodeOfGuest(words, site)?.node.name ?? null;

test('a guest is known by the site’s file or by what was seen, never by being called like a node', () => {
  expect([nodeOf(UUID, 'anything'), nodeOf('web-two'), nodeOf('web3'), nodeOf('kvm-a')]).toEqual([
    'web1',
    'web2',
    null,
    null,
  ]);
});

test('a name that no node is known by may be each node that only a UUID is known of', () => {
  const named = (guest: string) => nodesOfGuestName(guest, site).map(({ node }) => node.name);
  expect([named('web-two'), named('web-one')]).toEqual([['web2'], ['web1']]);
});

test('nodes of which nothing says which guest they are are named; hosts and guests on VMware are none', () => {
  expect(unnamedNodes(site)).toEqual(['web3']);
});

test('every node that is a guest goes by its own name too', () => {
  expect(namedGuests(site).map(({ node, words }) => [node, ...words])).toEqual([
    ['web1', 'web1', UUID, UUID.toUpperCase()],
    ['web2', 'web2', 'aaaaaaaa-2222-3333-4444-555555555555', 'web-two'],
    ['web3', 'web3'],
    ['vm1', 'vm1'],
  ]);
});

test('what tells a node’s domain from its namesakes is its UUID alone, from the site’s file or a listing', () => {
  const uuids = (name: string) => {
    const place = nodeNamed(site.file, nodeNameSchema.parse(name));
    return place === null ? null : uuidsOf(place.node, site);
  };
  expect(uuids('web1')).toEqual([UUID]);
  expect(uuids('web2')).toEqual(['aaaaaaaa-2222-3333-4444-555555555555']);
  expect(uuids('web3')).toEqual([]);
});
