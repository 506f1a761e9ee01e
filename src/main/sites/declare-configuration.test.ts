import { expect, test } from 'vitest';
import { declareConfiguration } from './declare-configuration.ts';
import { readSiteFile } from './read-site-file.ts';

const TEXT = `# Ours
version: 1
name: East
hosts: []
clusters:
  # Orders
  - name: orders
    nodes:
      - name: fuji2 # the first
  - name: stock
    configuration: A
    nodes:
      - name: fuji9
`;

test('writes the configuration of one cluster and leaves comments and the rest', () => {
  const written = declareConfiguration(TEXT, 'orders', 'B')!;
  expect(written).toContain('# Ours');
  expect(written).toContain('# the first');
  const read = readSiteFile(written);
  expect(read.ok && read.value.clusters.map(({ configuration }) => configuration)).toEqual(['B', 'A']);
});

test('taking the declaration back gives the text as it was', () => {
  const written = declareConfiguration(TEXT, 'orders', 'C')!;
  expect(declareConfiguration(written, 'orders', null)).toBe(TEXT);
});

test.each([
  ['a cluster that the file does not name', TEXT, 'nowhere'],
  ['a text that is no site file', 'clusters: [', 'orders'],
  ['no clusters at all', 'version: 1', 'orders'],
])('%s: nothing is written', (_what, text, cluster) => {
  expect(declareConfiguration(text, cluster, 'B')).toBeNull();
});
