import { expect, test } from 'vitest';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import { indexFindings } from './finding-tone.ts';
import { nodeClaims } from './node-claims.ts';

const picture = sampleSite(1_700_000_000_000);
const claimsOf = (name: string) => {
  const node = picture.nodes.find((record) => record.name === name)!;
  const cluster = picture.clusters.find((record) => record.name === node.cluster)!;
  return nodeClaims(node, cluster, indexFindings(picture.findings));
};

test('the worst view of a node is on its badge, though the node itself says UP', () => {
  expect(claimsOf('web2')[0]).toEqual({ layer: 'CF', kind: 'known', word: 'LEFTCLUSTER', tone: 'critical' });
});

test('an elimination that is under way is what the SF badge says', () => {
  expect(claimsOf('web2')[2]).toMatchObject({ word: 'Killing' });
  expect(claimsOf('db1')[2]).toMatchObject({ word: 'running', tone: 'quiet' });
});

test('a silent node is unknown, though its neighbour still sees it UP', () => {
  const [cf, rms, sf] = claimsOf('mail2');
  expect(cf).toMatchObject({ kind: 'unknown', last: { word: 'UP' } });
  expect(rms).toMatchObject({ kind: 'unknown', last: { word: 'Online' } });
  expect(sf).toMatchObject({ kind: 'unknown' });
});
