import { expect, test } from 'vitest';
import { siteFileSchema } from '../../../shared/domain/inventory.ts';
import { hostDrainSchema } from '../../../shared/domain/host-operations.ts';
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
