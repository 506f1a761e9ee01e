import { expect, test } from 'vitest';
import { guestIdOf } from '../../../../test/support/sample-parts.ts';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import { guestIdSchema, hostNameSchema } from '../../../shared/domain/names.ts';
import { neverAsked } from '../../../shared/domain/reading.ts';
import type {
  ClusterRecord,
  GuestRecord,
  NodeRecord,
  SitePicture,
} from '../../../shared/domain/site-picture.ts';
import { hostLoss } from './host-loss.ts';

const NOW = 1_700_000_000_000;
const host = (name: string) => hostNameSchema.parse(name);
const guest = (number: number) => guestIdSchema.parse(guestIdOf(number));

function lossOf(picture: SitePicture, name: string, planned: readonly (readonly [number, string])[] = []) {
  const placements = new Map(planned.map(([number, at]) => [guest(number), host(at)]));
  const loss = hostLoss(picture, host(name), placements);
  if (loss === null) throw new Error('no such host');
  const application = loss.applications.map(({ application: app, fate, to, perhapsTo }) => [
    app,
    fate,
    to,
    perhapsTo,
  ]);
  const cluster = loss.clusters.map(({ cluster: each, becomes, lost, perhaps }) => [
    each,
    becomes,
    lost,
    perhaps,
  ]);
  return {
    loss,
    application,
    cluster,
    guests: loss.guests.map(({ name: each, runsThere }) => [each, runsThere]),
  };
}

const sample = sampleSite(NOW);
const withCluster = (name: string, change: (cluster: ClusterRecord) => ClusterRecord): SitePicture => ({
  ...sample,
  clusters: sample.clusters.map((each) => (each.name === name ? change(each) : each)),
});
const withGuest = (name: string, change: (guest: GuestRecord) => GuestRecord): SitePicture => ({
  ...sample,
  guests: sample.guests.map((each) => (each.name === name ? change(each) : each)),
});
const withNode = (name: string, change: (node: NodeRecord) => NodeRecord): SitePicture => ({
  ...sample,
  nodes: sample.nodes.map((each) => (each.name === name ? change(each) : each)),
});

test('configuration A: every node is lost, and its application does not come back before the host', () => {
  const { application, cluster, guests } = lossOf(sample, 'kvm-c');
  expect(cluster).toEqual([['mail', 'gone', ['mail1', 'mail2'], []]]);
  expect(application).toEqual([['mailapp', 'stops', [], []]]);
  // test1 is paused: it holds its memory there and is lost too.
  expect(guests).toEqual([
    ['mail1', 'yes'],
    ['mail2', 'yes'],
    ['test1', 'yes'],
  ]);
});

test('configuration B: the lost node becomes LEFTCLUSTER, and its application waits for a person', () => {
  const { application, cluster } = lossOf(sample, 'kvm-a');
  expect(cluster).toEqual([
    ['web', 'leftcluster', ['web1'], []],
    ['db', 'leftcluster', ['db1'], []],
  ]);
  expect(application).toEqual([
    // It is on its way on web2: whether that could take it is not known.
    ['webapp', 'waits', [], ['web2']],
    ['dbapp', 'waits', ['db2'], []],
  ]);
});

test('where an application is Online elsewhere it stays', () => {
  const { application } = lossOf(sample, 'kvm-b');
  expect(application).toEqual([
    ['webapp', 'stays', [], []],
    ['dbapp', 'stays', [], []],
  ]);
});

const inC = (protection: ClusterRecord['verdict']['protection']) =>
  withCluster('db', (db) => ({ ...db, configuration: 'C', verdict: { ...db.verdict, protection } }));

test('configuration C: the Host OS failover declares it DOWN and RMS switches, as far as fencing works', () => {
  const { application, cluster } = lossOf(inC('fenced'), 'kvm-a');
  expect(cluster[1]).toEqual(['db', 'down', ['db1'], []]);
  expect(application[1]).toEqual(['dbapp', 'switches', ['db2'], []]);
  for (const protection of ['debt', 'unknown'] as const) {
    const unproven = lossOf(inC(protection), 'kvm-a');
    expect([unproven.cluster[1]?.[1], unproven.application[1]?.[1]]).toEqual(['unknown', 'unknown']);
  }
});

test('a planned placement counts instead of the present one', () => {
  const { application, cluster, loss } = lossOf(sample, 'kvm-b', [[3, 'kvm-b']]);
  expect(loss.plan?.assumed.map(({ name, now }) => [name, now])).toEqual([['db1', ['kvm-a']]]);
  expect(cluster[1]).toEqual(['db', 'gone', ['db1', 'db2'], []]);
  expect(application[1]).toEqual(['dbapp', 'stops', [], []]);
  expect(lossOf(sample, 'kvm-a', [[3, 'kvm-c']]).cluster).toEqual([['web', 'leftcluster', ['web1'], []]]);
});

test('a configuration that nobody knows, and a VMware one, stay unknown', () => {
  for (const configuration of [null, 'V'] as const) {
    const picture = withCluster('db', (db) => ({ ...db, configuration }));
    expect(lossOf(picture, 'kvm-a').cluster[1]?.[1]).toBe('unknown');
  }
});

test('a guest of which its host does not say whether it runs there may run there', () => {
  const silent = withGuest('db1', (db1) => ({
    ...db1,
    placements: db1.placements.map((each) => ({ ...each, standing: neverAsked(NOW) })),
  }));
  const { application, cluster, guests } = lossOf(silent, 'kvm-a');
  expect(guests).toContainEqual(['db1', 'unknown']);
  expect(cluster[1]).toEqual(['db', 'unknown', [], ['db1']]);
  expect(application[1]?.[1]).toBe('unknown');
});

test('a node without a known guest may run on every host of its kind', () => {
  const unnamed = withNode('db1', (db1) => ({ ...db1, guest: null }));
  for (const name of ['kvm-a', 'kvm-c'])
    expect(lossOf(unnamed, name).cluster).toContainEqual(['db', 'unknown', [], ['db1']]);
});

test('a node that is left and silent may take the application or not', () => {
  const silent = withNode('db2', (db2) => ({ ...db2, cfLocal: neverAsked(NOW) }));
  const { application, loss } = lossOf(silent, 'kvm-a');
  expect(loss.clusters[1]).toMatchObject({ becomes: 'unknown', notKnown: ['db2'] });
  expect(application[1]).toEqual(['dbapp', 'unknown', [], ['db2']]);
});

test('in maintenance mode RMS does not react: a person acts', () => {
  const maintained = inC('fenced').clusters.map((cluster) => ({
    ...cluster,
    applications: cluster.applications.map((app) => ({
      ...app,
      onNodes: app.onNodes.map(({ node, standing }) => ({
        node,
        standing:
          standing.kind === 'known' && standing.value?.state === 'Online'
            ? { ...standing, value: { ...standing.value, state: 'Maintenance-Online' as const } }
            : standing,
      })),
    })),
  }));
  expect(lossOf({ ...sample, clusters: maintained }, 'kvm-a').application[1]).toEqual([
    'dbapp',
    'waits',
    ['db2'],
    [],
  ]);
});

test('an application that nobody can place stays unknown, one that is Online nowhere is not told', () => {
  const as = (state: 'Faulted' | null) =>
    withCluster('db', (db) => ({
      ...db,
      applications: db.applications.map((app) => ({
        ...app,
        onNodes: app.onNodes.map(({ node }) => ({
          node,
          standing:
            state === null
              ? neverAsked(NOW)
              : ({ kind: 'known', value: { state, details: '' }, at: NOW, since: NOW } as const),
        })),
      })),
    }));
  expect(lossOf(as(null), 'kvm-a').application[1]?.[1]).toBe('unknown');
  expect(lossOf(as('Faulted'), 'kvm-a').application.map(([name]) => name)).toEqual(['webapp']);
});

test('a host that the picture does not have, and one that does not answer', () => {
  expect(hostLoss(sample, host('kvm-z'), new Map())).toBeNull();
  const silent = {
    ...sample,
    hosts: sample.hosts.map((each) => ({ ...each, libvirt: neverAsked(NOW) })),
  };
  expect(lossOf(silent, 'kvm-a').loss.hostAnswers).toBe(false);
});
