import { expect, test } from 'vitest';
import { siteFileSchema } from '../../../shared/domain/inventory.ts';
import { clusterNameSchema } from '../../../shared/domain/names.ts';
import { lockPlaces } from './lock-places.ts';

const file = siteFileSchema.parse({
  version: 1,
  name: 'Site',
  hosts: [{ name: 'kvm-a', address: '192.0.2.1', user: 'ops', port: 2200 }, { name: 'kvm-c' }],
  clusters: [
    { name: 'web', nodes: [{ name: 'web1' }, { name: 'web2' }] },
    { name: 'hosts', nodes: [{ name: 'kvm-c', host: 'kvm-c', address: '192.0.2.9' }] },
  ],
});
const placesOf = (name: string) => lockPlaces(file, clusterNameSchema.parse(name));
const names = (name: string) => placesOf(name)?.nodes.map((node) => node.name);

test('a cluster’s lock may stand on its nodes and on every host, each machine once', () => {
  expect(names('web')).toEqual(['web1', 'web2', 'kvm-a', 'kvm-c']);
  expect(names('hosts')).toEqual(['kvm-c', 'kvm-a']);
  // The way of the node itself is kept.
  expect(placesOf('hosts')?.nodes[0]).toMatchObject({ address: '192.0.2.9' });
  expect(placesOf('hosts')?.kind).toBe('cluster');
});

test('a host that is locked by its own name is asked where it is, and the others, which are told while it hangs', () => {
  expect(placesOf('kvm-a')).toMatchObject({
    kind: 'host',
    name: 'kvm-a',
    nodes: [
      { name: 'kvm-a', host: 'kvm-a', address: '192.0.2.1', user: 'ops', port: 2200 },
      { name: 'kvm-c', host: 'kvm-c' },
    ],
  });
});

test('what the file does not name is nowhere', () => {
  expect(placesOf('kvm-x')).toBeNull();
});
