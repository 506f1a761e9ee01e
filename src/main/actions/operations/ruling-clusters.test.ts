import { expect, test } from 'vitest';
import { siteFileSchema } from '../../../shared/domain/inventory.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { rulingClusters } from './ruling-clusters.ts';

const file = siteFileSchema.parse({
  version: 1,
  name: 'Site',
  hosts: ['kvm-a', 'kvm-b', 'kvm-c'].map((name) => ({ name, address: '127.0.0.1' })),
  clusters: [
    { name: 'web', nodes: [{ name: 'web1', guest: 'web1' }] },
    { name: 'hosts', nodes: ['kvm-b', 'kvm-c'].map((name) => ({ name, host: name })) },
  ],
});
const heldWith = (configuration: ReturnType<SiteKnowledge['configurationOf']>) => {
  const site: SiteKnowledge = {
    file,
    aliasesOf: () => [],
    leftSince: () => null,
    sfBudgetMs: () => 0,
    guestsOn: () => [],
    ranOn: () => [],
    drainedOn: () => [],
    nodesOn: () => [],
    lossOf: () => null,
    configurationOf: () => configuration,
  };
  const [web] = file.clusters;
  return web === undefined ? null : rulingClusters(web, site).map(({ name }) => name);
};

test('the hosts’ cluster is held once with a guest’s in configuration C, and where nobody knows the configuration', () => {
  expect([heldWith('C'), heldWith(null)]).toEqual([['hosts'], ['hosts']]);
  expect([heldWith('A'), heldWith('B'), heldWith('V')]).toEqual([[], [], []]);
});
