import { expect, test } from 'vitest';
import { siteFileSchema } from '../../../shared/domain/inventory.ts';
import { hostDrainSchema } from '../../../shared/domain/host-operations.ts';
import { hostNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { hostOperationFor } from './host-operations-for.ts';

const nobody = () => {
  throw new Error('Who is held is known before anybody is asked');
};
const SILENT: FactSources = {
  now: () => 0,
  deadline: nobody,
  round: nobody,
  libvirt: nobody,
  run: nobody,
  call: nobody,
  callLibvirt: nobody,
  hostRound: nobody,
  power: nobody,
};
const site: SiteKnowledge = {
  file: siteFileSchema.parse({
    version: 1,
    name: 'Site',
    hosts: [{ name: 'kvm-a', address: '127.0.0.1' }],
    clusters: [
      { name: 'web', nodes: [{ name: 'web1', guest: '11111111-2222-3333-4444-555555555555' }] },
      { name: 'db', nodes: [{ name: 'db1', guest: 'db-one' }] },
      { name: 'lab', nodes: [{ name: 'lab1', guest: 'lab-one' }] },
    ],
  }),
  aliasesOf: () => [],
  leftSince: () => null,
  sfBudgetMs: () => 0,
  guestsOn: () => [],
  ranOn: () => [],
  drainedOn: () => [],
  nodesOn: () => [],
  lossOf: () => null,
  configurationOf: () => 'B',
};
const heldBy = (stop: readonly string[]) => {
  const request = hostDrainSchema.parse({ operation: 'host-drain', host: 'kvm-a', stop: [...stop] });
  return hostOperationFor(request, site, SILENT)?.head.alsoClusters?.map(({ name }) => name);
};

test('a drain holds the clusters of the guests that it stops, and those that a guest may be a node of', () => {
  expect(heldBy(['db-one'])).toEqual(['db']);
  // No node is known by that name: it may be the one that is known by its UUID alone.
  expect(heldBy(['web-one'])).toEqual(['web']);
  expect(heldBy([])).toEqual([]);
});

const two: SiteKnowledge = {
  ...site,
  file: siteFileSchema.parse({
    version: 1,
    name: 'Site',
    hosts: [{ name: 'kvm-a' }, { name: 'kvm-b' }, { name: 'esx-1', kind: 'esxi' }],
    clusters: [
      { name: 'web', nodes: [{ name: 'web1' }, { name: 'web2' }] },
      { name: 'db', nodes: [{ name: 'db1' }] },
      { name: 'lab', nodes: [{ name: 'lab1' }] },
    ],
  }),
  nodesOn: () => ['web1', 'db1', 'web2'].map((name) => nodeNameSchema.parse(name)),
};
const headFor = (knowledge: SiteKnowledge) =>
  hostOperationFor({ operation: 'host-power-off', host: hostNameSchema.parse('kvm-a') }, knowledge, SILENT)
    ?.head;
const namesOf = (nodes: readonly { readonly name: string }[] = []) => nodes.map(({ name }) => name);

test('a host that hangs is held with every cluster that may have a node there, and the other hosts are told', () => {
  const head = headFor(two);
  expect(head).toMatchObject({ cluster: 'kvm-a', hosts: ['kvm-a'], subject: { kind: 'host', id: 'kvm-a' } });
  expect(namesOf(head?.nodes)).toEqual(['kvm-b']);
  expect(head?.alsoClusters?.map(({ name, nodes }) => [name, namesOf(nodes)])).toEqual([
    ['web', ['web1', 'web2', 'kvm-b']],
    ['db', ['db1', 'kvm-b']],
  ]);
});

test('one that is a node itself is held by its own cluster', () => {
  const file = siteFileSchema.parse({
    ...two.file,
    clusters: [
      { name: 'web', nodes: [{ name: 'web1' }, { name: 'kvm-b', host: 'kvm-b' }] },
      { name: 'hosts', nodes: [{ name: 'kvm-a', host: 'kvm-a' }, { name: 'other' }] },
    ],
  });
  const nodesOn = () => ['kvm-a', 'web1'].map((name) => nodeNameSchema.parse(name));
  const head = headFor({ ...two, file, nodesOn });
  expect(head?.cluster).toBe('hosts');
  expect(namesOf(head?.nodes)).toEqual(['kvm-a', 'other']);
  // Each machine once.
  expect(head?.alsoClusters?.map(({ name, nodes }) => [name, namesOf(nodes)])).toEqual([
    ['web', ['web1', 'kvm-b']],
  ]);
});
