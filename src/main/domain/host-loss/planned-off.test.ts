import { expect, test } from 'vitest';
import {
  known,
  LOSS_AT,
  lossSite as sample,
  withCluster,
  withGuest,
  withHost,
} from '../../../../test/support/loss-site.ts';
import { guestIdOf } from '../../../../test/support/sample-parts.ts';
import type { HostLoss } from '../../../shared/domain/host-loss.ts';
import { guestIdSchema, hostNameSchema } from '../../../shared/domain/names.ts';
import { neverAsked } from '../../../shared/domain/reading.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { hostLoss } from './host-loss.ts';
import { wrongPlaces } from './wrong-places.ts';

const idOf = (number: number) => guestIdSchema.parse(guestIdOf(number));
const [DB1, DB2] = [3, 4];

/** The loss of a host with guests planned to be off. */
function lossOf(picture: SitePicture, host: string, ...off: readonly number[]): HostLoss {
  const planned = new Map(off.map((guest) => [idOf(guest), null]));
  const loss = hostLoss(picture, hostNameSchema.parse(host), planned);
  if (loss === null) throw new Error('no such host');
  return loss;
}
const dbOf = ({ clusters }: HostLoss) => clusters.find(({ cluster }) => cluster === 'db');
const dbappOf = ({ applications }: HostLoss) =>
  applications.find(({ application }) => application === 'dbapp');

test('a guest that is off loses nothing', () => {
  const loss = lossOf(sample, 'kvm-a', DB1);
  expect(loss.guests.map(({ name }) => name)).toEqual(['web1', 'batch1']);
  expect([dbOf(loss), dbappOf(loss)]).toEqual([undefined, undefined]);
  expect(loss.plan?.assumed).toEqual([
    { id: idOf(DB1), name: 'db1', cluster: 'db', host: null, now: ['kvm-a'], doubts: [] },
  ]);
  expect(loss.plan?.differences.map(({ kind, planned }) => [kind, planned])).toEqual([
    ['application', null],
    ['cluster', null],
    ['guest', null],
  ]);
});

test('a node that is off is no redundancy, and takes no application', () => {
  const loss = lossOf(sample, 'kvm-a', DB2);
  expect(dbOf(loss)).toMatchObject({ lost: ['db1'], perhaps: [], left: [], notKnown: [], becomes: 'gone' });
  expect(dbappOf(loss)).toMatchObject({ on: 'db1', fate: 'stops', to: [], perhapsTo: [] });
});

test('nor is one that says nothing of itself now, whatever its host says', () => {
  const nodes = sample.nodes.map((node) =>
    node.name === 'db2' ? { ...node, cfLocal: neverAsked(LOSS_AT) } : node,
  );
  const silent = withHost({ ...sample, nodes }, 'kvm-b', { libvirt: neverAsked(LOSS_AT) });
  const loss = lossOf(silent, 'kvm-a', DB2);
  expect(dbOf(loss)).toMatchObject({ notKnown: [], becomes: 'gone' });
  expect(loss.plan?.assumed[0]?.doubts).toEqual([]);
});

test('the Host OS failover of others is not touched by it', () => {
  const inC = withCluster('db', {
    configuration: 'C',
    verdict: { ...sample.clusters[1]!.verdict, protection: 'fenced' },
  });
  const loss = lossOf(inC, 'kvm-a', DB2);
  expect([dbOf(loss)?.becomes, loss.plan?.assumed[0]?.doubts]).toEqual(['gone', []]);
});

type Said = RmsState | 'silent';
/** dbapp as db1 and db2 show it. */
function dbappIf(here: Said, there: Said): SitePicture {
  const [app] = sample.clusters.find(({ name }) => name === 'db')!.applications;
  const onNodes = app!.onNodes.map((row, at) => {
    const said = at === 0 ? here : there;
    return {
      ...row,
      standing: said === 'silent' ? neverAsked(LOSS_AT) : known({ state: said, details: '' }),
    };
  });
  return withCluster('db', { applications: [{ ...app!, onNodes }] });
}

test.each<readonly [Said, Said, readonly [string | null, string] | null]>([
  ['Standby', 'Online', [null, 'unknown']],
  // Two say that they have it: one of them is to be off.
  ['Online', 'Online', [null, 'unknown']],
  ['Standby', 'silent', [null, 'unknown']],
  ['Online', 'silent', ['db1', 'stops']],
  ['Online', 'Faulted', ['db1', 'stops']],
  ['Offline', 'Standby', null],
])('%s on the lost node and %s on the one that is off: %j', (here, there, told) => {
  const found = dbappOf(lossOf(dbappIf(here, there), 'kvm-a', DB2));
  expect(found === undefined ? null : [found.on, found.fate]).toEqual(told);
  expect([found?.to ?? [], found?.perhapsTo ?? []]).toEqual([[], []]);
});

test('where it runs now, and whether RMS of the hosts starts it all the same, may be in doubt', () => {
  const unlisted = withGuest('db1', () => ({ placements: [] }));
  expect(lossOf(unlisted, 'kvm-a', DB1).plan?.assumed[0]?.doubts).toEqual(['place-unknown']);
  const ruled = withCluster('mail', { objects: [{ name: 'ManageProgram000_Cmd_db1', type: 'gRes' }] });
  expect(lossOf(ruled, 'kvm-a', DB1).plan?.assumed[0]?.doubts).toEqual(['host-rms']);
});

test('off is a place for every guest of the site, once', () => {
  const off = (number: number) => ({ guest: idOf(number), host: null });
  expect(
    wrongPlaces(sample, [off(DB1), off(99), off(DB1)]).map(({ name, host, why }) => [name, host, why]),
  ).toEqual([
    [null, null, 'no-such-guest'],
    ['db1', null, 'twice'],
  ]);
});
