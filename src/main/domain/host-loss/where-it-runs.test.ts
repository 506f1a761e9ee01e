import { expect, test } from 'vitest';
import {
  known,
  LOSS_AT,
  lossSite,
  withCluster,
  withGuest,
  withHost,
} from '../../../../test/support/loss-site.ts';
import { hostNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import { neverAsked } from '../../../shared/domain/reading.ts';
import type { Placement, SitePicture } from '../../../shared/domain/site-picture.ts';
import { hostLoss } from './host-loss.ts';

const lost = (picture: SitePicture, host: string) => hostLoss(picture, hostNameSchema.parse(host), new Map());
const guests = (picture: SitePicture, host: string) =>
  lost(picture, host)?.guests.map(({ name, runsThere }) => [name, runsThere]);
const states = { off: 'shut off', on: 'running', odd: 'no state' } as const;
/** db1 as kvm-a and kvm-c see it. */
const seen = (atA: keyof typeof states | 'silent', atC: keyof typeof states): SitePicture =>
  withGuest('db1', ({ placements: [first] }) => {
    const as = (host: string, said: typeof atA): Placement => ({
      ...first!,
      host: hostNameSchema.parse(host),
      standing: said === 'silent' ? neverAsked(LOSS_AT) : known({ state: states[said], reason: '' }),
    });
    return { placements: [as('kvm-a', atA), as('kvm-c', atC)] };
  });

test.each([
  ['on', 'off', 'yes'],
  // Two hosts say that they run it: each of them may be right.
  ['on', 'on', 'yes'],
  ['off', 'off', null],
  ['off', 'on', null],
  ['silent', 'off', 'unknown'],
  ['silent', 'on', null],
  ['odd', 'off', 'unknown'],
  ['odd', 'on', null],
] as const)('a guest that is %s here and %s on another host runs here: %s', (here, there, runs) => {
  const found = guests(seen(here, there), 'kvm-a')?.find(([name]) => name === 'db1');
  expect(found?.[1] ?? null).toBe(runs);
});

test('libvirt starts with its host what is set so', () => {
  const autostart = withGuest('db1', ({ placements: [first] }) => ({
    placements: [{ ...first!, autostart: true }],
  }));
  expect(lost(autostart, 'kvm-a')?.guests.map(({ name, returns }) => [name, returns])).toContainEqual([
    'db1',
    'with-host',
  ]);
});

const nodes = (picture: SitePicture, host: string) =>
  lost(picture, host)?.clusters.map(({ cluster, lost: gone, perhaps }) => [cluster, gone, perhaps]);

test('a node that is a host itself is lost with that one and no other', () => {
  const [kvmA, kvmB] = [hostNameSchema.parse('kvm-a'), hostNameSchema.parse('kvm-b')];
  const ofHosts: SitePicture = {
    ...lossSite,
    nodes: lossSite.nodes.map((node) =>
      node.cluster === 'mail' ? { ...node, guest: null, host: node.name === 'mail1' ? kvmA : kvmB } : node,
    ),
  };
  expect(nodes(ofHosts, 'kvm-a')).toContainEqual(['mail', ['mail1'], []]);
  expect(nodes(ofHosts, 'kvm-b')).toContainEqual(['mail', ['mail2'], []]);
  expect(nodes(ofHosts, 'kvm-c')).toEqual([]);
});

test('a node on VMware may run on every ESXi host, and on no other', () => {
  const vmware = withCluster('mail', { configuration: 'V' });
  const picture = withHost(
    {
      ...vmware,
      nodes: vmware.nodes.map((node) => (node.cluster === 'mail' ? { ...node, guest: null } : node)),
    },
    'kvm-c',
    { kind: 'esxi' },
  );
  expect(nodes(picture, 'kvm-c')).toEqual([['mail', [], ['mail1', 'mail2']]]);
  expect(nodes(picture, 'kvm-a')?.map(([cluster]) => cluster)).toEqual(['web', 'db']);
  expect(lost(picture, 'kvm-c')?.hostAnswers).toBe(false);
});

test('that a cluster is on VMware may be concluded where nobody declared it', () => {
  const concluded = withCluster('mail', {
    configuration: null,
    deduction: { declared: null, concluded: 'V', evidence: [] },
  });
  const nodesOfMail = concluded.nodes.map((node) =>
    node.cluster === 'mail' ? { ...node, guest: null, host: null } : node,
  );
  const picture = withHost({ ...concluded, nodes: nodesOfMail }, 'kvm-c', { kind: 'esxi' });
  expect(nodes(picture, 'kvm-c')).toEqual([['mail', [], ['mail1', 'mail2']]]);
  expect(nodes(picture, 'kvm-a')?.map(([cluster]) => cluster)).toEqual(['web', 'db']);
});

test('the configuration of a cluster of which nobody declared one is what was concluded', () => {
  const concluded = withCluster('db', {
    configuration: null,
    deduction: { declared: null, concluded: 'B', evidence: [] },
  });
  expect(lost(concluded, 'kvm-a')?.clusters.find(({ cluster }) => cluster === 'db')).toMatchObject({
    configuration: 'B',
    becomes: 'leftcluster',
  });
});

test('a third node that may be hit as well makes nothing better: not its own application, nor the cluster', () => {
  // mail1 and mail2 become nodes of db: mail1 may run on kvm-a, mail2 says nothing and runs elsewhere.
  const third = withCluster('db', {
    applications: lossSite.clusters[1]!.applications.map((app) => ({
      ...app,
      onNodes: [
        ...app.onNodes.map((row) => ({
          ...row,
          standing: known({ state: 'Standby', details: '' } as const),
        })),
        ...(['mail1', 'mail2'] as const).map((node) => ({
          node: nodeNameSchema.parse(node),
          standing: known({ state: node === 'mail1' ? 'Online' : 'Wait', details: '' } as const),
        })),
      ],
    })),
  });
  const picture: SitePicture = {
    ...third,
    nodes: third.nodes.map((node) =>
      node.cluster === 'mail' ? { ...node, cluster: third.clusters[1]!.name } : node,
    ),
    guests: third.guests.map((guest) =>
      guest.name === 'mail1'
        ? {
            ...guest,
            placements: guest.placements.map((each) => ({
              ...each,
              host: hostNameSchema.parse('kvm-a'),
              standing: neverAsked(LOSS_AT),
            })),
          }
        : guest,
    ),
  };
  const loss = lost(picture, 'kvm-a');
  expect(loss?.clusters.find(({ cluster }) => cluster === 'db')).toMatchObject({
    lost: ['db1'],
    perhaps: ['mail1'],
    left: ['db2'],
    notKnown: ['mail2'],
    becomes: 'leftcluster',
  });
  expect(loss?.applications.find(({ cluster }) => cluster === 'db')).toMatchObject({
    on: 'mail1',
    fate: 'unknown',
    to: ['db2'],
    perhapsTo: ['mail2'],
  });
  const alone = {
    ...picture,
    nodes: picture.nodes.map((node) =>
      node.name === 'db2' ? { ...node, cfLocal: known('DOWN' as const) } : node,
    ),
  };
  expect(lost(alone, 'kvm-a')?.clusters.find(({ cluster }) => cluster === 'db')?.becomes).toBe('unknown');
});
