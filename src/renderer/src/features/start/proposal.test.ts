import { expect, test } from 'vitest';
import { discoverySchema } from '../../../../shared/contract/setup.ts';
import { editedProposal, firstGuests, problemOf, siteIdFrom } from './proposal.ts';

const WEB1 = '00000000-0000-4000-8000-000000000001';
const WEB2 = '00000000-0000-4000-8000-000000000002';
const guest = { state: 'running', matchedBy: null, failure: null, cluster: null, node: null };
const discovery = discoverySchema.parse({
  hostname: 'kvm-a',
  hypervisor: 'QEMU',
  guests: [
    {
      ...guest,
      id: WEB1,
      name: 'web1',
      addresses: ['10.0.0.1'],
      node: 'web1',
      cluster: 'web',
      matchedBy: 'name',
    },
    { ...guest, id: WEB2, name: 'web2', addresses: ['10.0.0.2'] },
  ],
  proposal: {
    version: 1,
    name: 'kvm-a',
    hosts: [{ name: 'kvm-a' }],
    clusters: [{ name: 'web', configuration: 'B', nodes: [{ name: 'web1', user: 'adm', guest: WEB1 }] }],
  },
});
const [first, second] = firstGuests(discovery);

test('an unedited proposal keeps what discovery found', () => {
  const edited = editedProposal(discovery, 'Kawasaki', firstGuests(discovery));
  expect(edited.name).toBe('Kawasaki');
  expect(edited.hosts).toEqual(discovery.proposal.hosts);
  expect(edited.clusters).toEqual([
    {
      name: 'web',
      configuration: 'B',
      nodes: [{ name: 'web1', user: 'adm', guest: WEB1, address: '10.0.0.1' }],
    },
  ]);
});

test('a guest that the person names a node joins its cluster with its address', () => {
  const rows = [first!, { ...second!, node: 'web2', cluster: ' web ' }];
  expect(editedProposal(discovery, 'x', rows).clusters[0]?.nodes[1]).toEqual({
    name: 'web2',
    guest: WEB2,
    address: '10.0.0.2',
  });
});

test('a guest whose node name is taken away is no node, and its empty cluster goes', () => {
  expect(editedProposal(discovery, 'x', [{ ...first!, node: '', cluster: '' }, second!]).clusters).toEqual(
    [],
  );
});

test.each([
  [{ node: 'a', cluster: '' }, 'cluster-missing'],
  [{ node: '', cluster: 'web' }, 'node-missing'],
  [{ node: 'web1', cluster: 'web' }, 'node-twice'],
  [{ node: 'web2', cluster: 'web' }, null],
  [{ node: ' ', cluster: '' }, null],
] as const)('%j is %s', (change, problem) => {
  const row = { ...second!, ...change };
  expect(problemOf(row, [first!, row])).toBe(problem);
});

test('a site id is what a file may be called', () => {
  expect(siteIdFrom('Kawasaki DC1')).toBe('kawasaki-dc1');
  expect(siteIdFrom('--kvm.a.example--')).toBe('kvm-a-example');
  expect(siteIdFrom('日本')).toBe('');
});
