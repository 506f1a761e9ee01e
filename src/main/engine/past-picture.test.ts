import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteFileSchema } from '../../shared/domain/inventory.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { fail, ok } from '../../shared/result.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { silentLogger } from '../platform/logger.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { fact } from './fact.ts';
import { Ledger } from './ledger.ts';
import { pictureFromStore } from './past-picture.ts';
import { Recorder } from './recorder.ts';
import { rememberStates } from './remember-states.ts';

const T = 1_700_000_000_000;
const site = siteIdSchema.parse('web');
const file = siteFileSchema.parse({
  version: 1,
  name: 'Web',
  hosts: [{ name: 'kvm-a' }],
  clusters: [{ name: 'web', nodes: [{ name: 'web1' }, { name: 'web2' }] }],
});
const source = 'node:web1 primecluster';
const cost = { ms: 5, bytes: 10, calls: 1, remoteCpuMs: 1 };

let store: Store;
let recorder: Recorder;
const ledger = new Ledger();
const see = (state: 'UP' | 'LEFTCLUSTER', at: number) => {
  const subject = { kind: 'node', id: 'web2' } as const;
  recorder.states(ledger.observe([fact({ source, at }, subject, 'cf', ok(state), { observer: 'web1' })]));
  recorder.poll(source, at, null, cost);
};
const seenAt = (moment: number) =>
  pictureFromStore(site, store, moment)?.nodes.find(({ name }) => name === 'web2')?.cfSeen[0]?.state;

beforeEach(() => {
  const opened = openStore({ file: ':memory:', clock: manualClock(T), log: silentLogger });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  store = opened.value;
  recorder = new Recorder(site, store, silentLogger);
  store.inventories.record(site, JSON.stringify(file), T);
  see('UP', T);
  see('UP', T + 15_000);
  see('LEFTCLUSTER', T + 30_000);
});
afterEach(() => store.close());

test('a past moment shows the state of that moment, never younger than that moment', () => {
  expect(seenAt(T + 20_000)).toMatchObject({ kind: 'known', value: 'UP', since: T });
  expect(seenAt(T + 20_000)?.at).toBeLessThanOrEqual(T + 20_000);
  expect(seenAt(T + 31_000)).toMatchObject({
    kind: 'known',
    value: 'LEFTCLUSTER',
    since: T + 30_000,
    at: T + 30_000,
  });
});

test('states of one answer are equally old: what did not change in it is as young as what did', () => {
  const self = { kind: 'node', id: 'web1' } as const;
  recorder.states(ledger.observe([fact({ source, at: T }, self, 'cf-local', ok('UP'))]));
  // The minute's last answer comes after the moment.
  see('LEFTCLUSTER', T + 35_000);
  const web1 = pictureFromStore(site, store, T + 31_000)?.nodes.find(({ name }) => name === 'web1');
  expect(web1?.cfLocal).toMatchObject({ kind: 'known', value: 'UP', since: T, at: T + 30_000 });
});

test('before the first reading nothing is claimed', () => {
  expect(pictureFromStore(site, store, T - 1)).toBeNull();
});

test('what nobody has watched for three intervals is unknown', () => {
  expect(seenAt(T + 30_000 + 45_000)).toMatchObject({ kind: 'known' });
  expect(seenAt(T + 30_000 + 45_001)).toMatchObject({
    kind: 'unknown',
    because: { kind: 'silent' },
    last: { value: 'LEFTCLUSTER', at: T + 30_000 },
  });
});

test('after a restart everything is unknown with what was last known, and the gap is recorded', () => {
  const later = T + 3_600_000;
  const again = new Ledger();
  again.recall(rememberStates(site, store, later), later);
  expect(again.of({ kind: 'node', id: 'web2' })).toMatchObject([
    { known: false, because: { kind: 'not-asked' }, last: { value: 'LEFTCLUSTER' }, source },
  ]);
  expect(seenAt(later)).toMatchObject({ kind: 'unknown', last: { value: 'LEFTCLUSTER' } });
});

test('an unreadable view is stored as unknown, with its reason', () => {
  const subject = { kind: 'node', id: 'web2' } as const;
  const unread = fail({ kind: 'unreadable', line: 'web2 2 UPP' } as const);
  recorder.states(
    ledger.observe([fact({ source, at: T + 40_000 }, subject, 'cf', unread, { observer: 'web1' })]),
  );
  recorder.poll(source, T + 40_000, null, cost);
  expect(seenAt(T + 41_000)).toMatchObject({ kind: 'unknown', because: { kind: 'unreadable' } });
});
