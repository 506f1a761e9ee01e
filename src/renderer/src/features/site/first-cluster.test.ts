import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { firstCluster } from './first-cluster.ts';

const { clusters, nodes } = sampleSite(1_700_000_000_000);
const [first, second] = clusters;
const hosts = nodes.map((node) => (node.cluster === first!.name ? { ...node, guest: null } : node));

test('a quiet day begins with a cluster whose nodes have cards', () => {
  expect(firstCluster({ clusters, nodes })).toBe(first!.name);
  expect(firstCluster({ clusters, nodes: hosts })).toBe(second!.name);
});

test('where no node is a known guest, with the first; without clusters, with none', () => {
  expect(firstCluster({ clusters, nodes: [] })).toBe(first!.name);
  expect(firstCluster({ clusters: [], nodes })).toBeNull();
});
