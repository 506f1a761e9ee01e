import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { firstCluster } from './first-cluster.ts';

const { clusters, nodes } = sampleSite(1_700_000_000_000);
const [first, second] = clusters;
const among = (list: typeof nodes) => (name: string) => list.find((node) => node.name === name);
const hosts = nodes.map((node) => (node.cluster === first!.name ? { ...node, guest: null } : node));

test('a quiet day begins with a cluster whose nodes have cards', () => {
  expect(firstCluster(clusters, among(nodes))).toBe(first!.name);
  expect(firstCluster(clusters, among(hosts))).toBe(second!.name);
});

test('where no node is a known guest, with the first; without clusters, with none', () => {
  expect(firstCluster(clusters, among([]))).toBe(first!.name);
  expect(firstCluster([], among(nodes))).toBeNull();
});
