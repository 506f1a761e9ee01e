import { expect, test } from 'vitest';
import { known, LOSS_AT, lossSite, withCluster } from '../../../../test/support/loss-site.ts';
import { hostNameSchema } from '../../../shared/domain/names.ts';
import { neverAsked } from '../../../shared/domain/reading.ts';
import type { ClusterRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import { hostLoss } from './host-loss.ts';

type Said = RmsState | 'absent' | 'silent';
const standing = (said: Said) => {
  if (said === 'silent') return neverAsked(LOSS_AT);
  return known(said === 'absent' ? null : { state: said, details: '' });
};
const sampleDb = lossSite.clusters.find(({ name }) => name === 'db')!;
/** dbapp as db1 (on kvm-a) and db2 (on kvm-b) show it. */
function dbappIf(
  here: Said,
  there: Said,
  change: Partial<ClusterRecord> = {},
): readonly [string, string, string] | null {
  const [app] = sampleDb.applications;
  const [first, second] = app!.onNodes;
  const onNodes = [
    { ...first!, standing: standing(here) },
    { ...second!, standing: standing(there) },
  ];
  const picture: SitePicture = withCluster('db', { applications: [{ ...app!, onNodes }], ...change });
  const loss = hostLoss(picture, hostNameSchema.parse('kvm-a'), new Map());
  const found = loss?.applications.find(({ application }) => application === 'dbapp');
  return found === undefined ? null : [found.fate, found.to.join(), found.perhapsTo.join()];
}
const inC = {
  configuration: 'C',
  verdict: { ...sampleDb.verdict, protection: 'fenced' },
} satisfies Partial<ClusterRecord>;

test.each<readonly [Said, Said, ReturnType<typeof dbappIf>]>([
  ['Online', 'Standby', ['waits', 'db2', '']],
  ['Online', 'Wait', ['waits', '', 'db2']],
  ['Online', 'silent', ['waits', '', 'db2']],
  ['Online', 'Faulted', ['stops', '', '']],
  ['Online', 'absent', ['stops', '', '']],
  ['Standby', 'Online', ['stays', '', '']],
  // Where it is Online nobody can tell.
  ['Online', 'Online', ['unknown', '', 'db2']],
  ['silent', 'Standby', ['unknown', 'db2', '']],
  ['Faulted', 'silent', ['unknown', '', 'db2']],
  ['Wait', 'Faulted', ['unknown', '', '']],
  ['Faulted', 'absent', null],
  ['Offline', 'Standby', null],
])('B: %s on the lost node and %s on the other: %j', (here, there, fate) => {
  expect(dbappIf(here, there)).toEqual(fate);
});

test.each<readonly [Said, Said, string]>([
  ['Online', 'Standby', 'switches'],
  ['Online', 'Wait', 'unknown'],
  ['Online', 'silent', 'unknown'],
  ['Maintenance-Online', 'Maintenance-Standby', 'waits'],
  ['Online', 'Deact', 'stops'],
])('C: %s on the lost node and %s on the other: %s', (here, there, fate) => {
  expect(dbappIf(here, there, inC)?.[0]).toBe(fate);
});

test.each([
  ['A', 'leftcluster'],
  ['B', 'leftcluster'],
  ['C', 'down'],
  ['V', 'unknown'],
  [null, 'unknown'],
] as const)('fenced and in configuration %s a lost node is %s', (configuration, becomes) => {
  const loss = hostLoss(
    withCluster('db', { ...inC, configuration }),
    hostNameSchema.parse('kvm-a'),
    new Map(),
  );
  expect(loss?.clusters.find(({ cluster }) => cluster === 'db')?.becomes).toBe(becomes);
});

test.each([
  ['UP', 'leftcluster', ['db2'], []],
  ['DOWN', 'gone', [], []],
  ['LOADED', 'gone', [], []],
  ['UNLOADED', 'gone', [], []],
  ['UNCONFIGURED', 'gone', [], []],
  // On its way: how it ends nobody knows.
  ['COMINGUP', 'unknown', [], ['db2']],
] as const)('the other node says %s of itself: the cluster is %s', (state, becomes, left, notKnown) => {
  const nodes = lossSite.nodes.map((node) =>
    node.name === 'db2' ? { ...node, cfLocal: known(state) } : node,
  );
  const loss = hostLoss({ ...lossSite, nodes }, hostNameSchema.parse('kvm-a'), new Map());
  const db = loss?.clusters.find(({ cluster }) => cluster === 'db');
  expect(db).toMatchObject({ becomes, left, notKnown });
});
