import { expect, test } from 'vitest';
import {
  known,
  LOSS_AT as NOW,
  lossSite as sample,
  withCluster,
  withGuest,
  withHost,
} from '../../../../test/support/loss-site.ts';
import { guestIdOf } from '../../../../test/support/sample-parts.ts';
import type { HostLoss } from '../../../shared/domain/host-loss.ts';
import { guestIdSchema, hostNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import { neverAsked } from '../../../shared/domain/reading.ts';
import type { HostRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { hostLoss } from './host-loss.ts';
import { wrongPlaces } from './wrong-places.ts';

const hostName = (name: string) => hostNameSchema.parse(name);
const idOf = (number: number) => guestIdSchema.parse(guestIdOf(number));
const [WEB2, DB1, DB2] = [2, 3, 4];

type Plan = readonly (readonly [number, string])[];
function lossOf(picture: SitePicture, name: string, plan: Plan): HostLoss {
  const loss = hostLoss(
    picture,
    hostName(name),
    new Map(plan.map(([guest, at]) => [idOf(guest), hostName(at)])),
  );
  if (loss === null) throw new Error('no such host');
  return loss;
}
const dbOf = ({ clusters }: HostLoss) => clusters.find(({ cluster }) => cluster === 'db');
const doubtsOf = ({ plan }: HostLoss) => plan?.assumed.map(({ doubts }) => doubts);
const differing = ({ plan }: HostLoss) =>
  plan?.differences.map((each) => {
    const said = each.planned ?? each.now;
    const name = said === null ? '' : 'application' in said ? said.application : nameOf(said);
    return [each.kind, name, each.now !== null, each.planned !== null];
  });
const nameOf = (said: HostLoss['clusters'][number] | HostLoss['guests'][number]) =>
  'becomes' in said ? said.cluster : said.name;

test('without a plan nothing is assumed, and nothing differs from now', () => {
  expect(lossOf(sample, 'kvm-a', []).plan).toBeNull();
});

test('what the plan changes is told of each object, also of those that the loss does not touch any more', () => {
  expect(differing(lossOf(sample, 'kvm-a', [[DB1, 'kvm-c']]))).toEqual([
    ['application', 'dbapp', true, false],
    ['cluster', 'db', true, false],
    ['guest', 'db1', true, false],
  ]);
  expect(differing(lossOf(sample, 'kvm-b', [[DB1, 'kvm-b']]))).toEqual([
    ['application', 'dbapp', true, true],
    ['cluster', 'db', true, true],
    ['guest', 'db1', false, true],
  ]);
});

test('a guest planned where it runs changes nothing and is named all the same', () => {
  const { plan, ...toll } = lossOf(sample, 'kvm-a', [[DB1, 'kvm-a']]);
  expect(plan).toMatchObject({ assumed: [{ name: 'db1', now: ['kvm-a'], doubts: [] }], differences: [] });
  expect({ ...toll, plan: null }).toEqual(lossOf(sample, 'kvm-a', []));
});

test('a host that does not list the guest says nothing about its start with the host', () => {
  const loss = lossOf(sample, 'kvm-b', [[DB1, 'kvm-b']]);
  expect(doubtsOf(loss)).toEqual([['not-defined']]);
  expect(loss.guests.find(({ name }) => name === 'db1')).toMatchObject({
    runsThere: 'yes',
    returns: 'unknown',
  });
});

test('on a host that does not answer a node is not counted as left, and takes no application for sure', () => {
  const silent = withHost(sample, 'kvm-c', { libvirt: neverAsked(NOW) });
  const loss = lossOf(silent, 'kvm-a', [[DB2, 'kvm-c']]);
  expect(doubtsOf(loss)).toEqual([['host-silent']]);
  expect(dbOf(loss)).toMatchObject({ lost: ['db1'], left: [], notKnown: ['db2'], becomes: 'unknown' });
  expect(loss.applications.find(({ application }) => application === 'dbapp')).toMatchObject({
    fate: 'unknown',
    to: [],
    perhapsTo: ['db2'],
  });
  // Nor does what is Online on a node stay so for sure when that node is planned there.
  const dbapp = (picture: SitePicture) =>
    lossOf(picture, 'kvm-b', [[DB1, 'kvm-c']]).applications.find(
      ({ application }) => application === 'dbapp',
    );
  expect([dbapp(sample)?.fate, dbapp(silent)?.fate]).toEqual(['stays', 'unknown']);
});

test('a guest whose present place nobody knows is taken to be where it is planned, with that doubt', () => {
  const lost = withGuest('db1', ({ placements }) => ({
    placements: placements.map((each) => ({ ...each, standing: neverAsked(NOW) })),
  }));
  const loss = lossOf(lost, 'kvm-b', [[DB1, 'kvm-b']]);
  expect(loss.plan?.assumed).toMatchObject([{ now: [], doubts: ['place-unknown', 'not-defined'] }]);
  expect(dbOf(loss)?.lost).toEqual(['db1', 'db2']);
});

test('of a guest that no host lists nobody knows where it runs', () => {
  const unlisted = withGuest('db1', () => ({ placements: [] }));
  expect(doubtsOf(lossOf(unlisted, 'kvm-b', [[DB1, 'kvm-b']]))).toEqual([['place-unknown', 'not-defined']]);
});

test('a guest that runs nowhere is known to; its node, which says nothing, is not left', () => {
  const off = withGuest('db2', ({ placements }) => ({
    placements: placements.map((each) => ({
      ...each,
      standing: known({ state: 'shut off', reason: 'shutdown' } as const),
    })),
  }));
  const nodes = off.nodes.map((node) => (node.name === 'db2' ? { ...node, cfLocal: neverAsked(NOW) } : node));
  const loss = lossOf({ ...off, nodes }, 'kvm-a', [[DB2, 'kvm-b']]);
  expect(loss.plan?.assumed).toMatchObject([{ now: [], doubts: [] }]);
  expect(dbOf(loss)).toMatchObject({ left: [], notKnown: ['db2'], becomes: 'unknown' });
});

const dbInC = withCluster('db', {
  configuration: 'C',
  verdict: { ...sample.clusters[1]!.verdict, protection: 'fenced' },
});
const failover = (node: string, sum: string | null): Partial<HostRecord> => ({
  node: nodeNameSchema.parse(node),
  kvmguests: known(sum),
});

test('configuration C: on a host with PRIMECLUSTER the Host OS failover declares a planned guest DOWN', () => {
  const covered = withHost(dbInC, 'kvm-c', failover('kvm-c', 'aa'));
  const loss = lossOf(covered, 'kvm-c', [[DB1, 'kvm-c']]);
  expect([dbOf(loss)?.becomes, doubtsOf(loss)]).toEqual(['down', [['not-defined']]]);
});

test.each([
  ['is no node', { kvmguests: known('aa') }],
  ['is a node without kvmguests.conf', failover('kvm-c', null)],
  ['does not say whether it has kvmguests.conf', { ...failover('kvm-c', ''), kvmguests: neverAsked(NOW) }],
  ['is never asked for kvmguests.conf', { ...failover('kvm-c', ''), kvmguests: null }],
])('configuration C: nothing is known of a guest planned on a host that %s', (_, change) => {
  const outside = withHost(dbInC, 'kvm-c', change);
  for (const [lost, plan] of [
    ['kvm-c', [[DB1, 'kvm-c']]],
    ['kvm-a', [[DB2, 'kvm-c']]],
  ] as const) {
    const loss = lossOf(outside, lost, plan);
    expect([dbOf(loss)?.becomes, doubtsOf(loss)?.flat()]).toEqual([
      'unknown',
      expect.arrayContaining(['no-failover']),
    ]);
  }
  // Of the present placement it stands by what the cluster itself says.
  expect(dbOf(lossOf(outside, 'kvm-a', [[DB1, 'kvm-a']]))?.becomes).toBe('down');
});

test('only the cluster of the guest itself relies on the Host OS failover', () => {
  expect(doubtsOf(lossOf(dbInC, 'kvm-a', [[WEB2, 'kvm-a']]))).toEqual([['not-defined']]);
});

test('another host that lists the guest matters only where nobody is seen to run it', () => {
  const alsoOn = (state: 'running' | 'shut off', other: 'off' | 'silent') =>
    withGuest('db1', ({ placements: [first] }) => ({
      placements: [
        { ...first!, standing: known({ state, reason: '' }) },
        {
          ...first!,
          host: hostName('kvm-c'),
          standing: other === 'silent' ? neverAsked(NOW) : known({ state: 'shut off', reason: '' }),
        },
      ],
    }));
  const there = (picture: SitePicture) => doubtsOf(lossOf(picture, 'kvm-a', [[DB1, 'kvm-a']]));
  expect(there(alsoOn('running', 'silent'))).toEqual([[]]);
  expect(there(alsoOn('shut off', 'silent'))).toEqual([['place-unknown']]);
  expect(there(alsoOn('shut off', 'off'))).toEqual([[]]);
  const inC = { ...alsoOn('running', 'off'), clusters: dbInC.clusters };
  expect(there(inC)).toEqual([[]]);
});

test('what RMS of the hosts starts and stops is not said to stay off, and its planned place is in doubt', () => {
  const ruled: SitePicture = {
    ...sample,
    clusters: sample.clusters.map((each) =>
      each.name === 'mail'
        ? { ...each, objects: [{ name: 'ManageProgram000_Cmd_db1', type: 'gRes' }] }
        : each,
    ),
  };
  const returns = (picture: SitePicture, plan: Plan) =>
    lossOf(picture, 'kvm-a', plan).guests.map(({ name, returns: how }) => [name, how]);
  expect(returns(ruled, [])).toEqual([
    ['web1', 'by-hand'],
    ['db1', 'unknown'],
    ['batch1', 'by-hand'],
  ]);
  expect(doubtsOf(lossOf(ruled, 'kvm-a', [[DB1, 'kvm-a']]))).toEqual([['host-rms']]);
  const dark = withHost(sample, 'kvm-a', { node: nodeNameSchema.parse('mail1') });
  expect(returns(dark, []).map(([, how]) => how)).toEqual(['unknown', 'unknown', 'unknown']);
  // What its own cluster lists tells, whatever others leave open.
  const listed = withHost(ruled, 'kvm-a', { node: nodeNameSchema.parse('mail1') });
  expect(returns(listed, []).map(([, how]) => how)).toEqual(['by-hand', 'unknown', 'by-hand']);
});

test('every place that cannot be reckoned with is named, with why', () => {
  const picture = withHost(sample, 'kvm-c', { kind: 'esxi' });
  const places = (
    [
      [WEB2, 'kvm-a'],
      [99, 'kvm-z'],
      [DB1, 'kvm-z'],
      [DB2, 'kvm-c'],
      [WEB2, 'kvm-a'],
    ] as const
  ).map(([guest, at]) => ({ guest: idOf(guest), host: hostName(at) }));
  expect(wrongPlaces(picture, places).map(({ name, host, why }) => [name, host, why])).toEqual([
    [null, 'kvm-z', 'no-such-guest'],
    ['db1', 'kvm-z', 'no-such-host'],
    ['db2', 'kvm-c', 'other-kind'],
    ['web2', 'kvm-a', 'twice'],
  ]);
  expect(wrongPlaces(picture, places.slice(0, 1))).toEqual([]);
});
