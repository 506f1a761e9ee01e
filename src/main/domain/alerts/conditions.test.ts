import { expect, test } from 'vitest';
import { START } from '../../../../test/support/alert-site.ts';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import { conditionsOf, type Owed } from './conditions.ts';
import { idOf, NO_ALERTS } from './entry.ts';
import { step } from './step.ts';

const console = { pause: null, storeFreeBytes: null, storeTakes: true };
const owed: Owed = {
  site: siteIdSchema.parse('big'),
  cluster: 'c001',
  debt: 'fencing-off c001',
  kind: 'fencing-off',
  application: null,
  since: START - 60_000,
};

test('what an operation took and nobody gave back is an alert of its cluster, since it was taken', () => {
  const conditions = (debts: readonly Owed[]) => [
    ...conditionsOf(NO_ALERTS, { at: START, sites: [], console, owed: debts }, null).values(),
  ];
  expect(conditions([])).toEqual([]);
  expect(conditions([owed])).toMatchObject([
    {
      site: 'big',
      code: 'protection-owed',
      severity: 'critical',
      subject: { kind: 'cluster', id: 'c001' },
      facts: { owed: 'fencing_off' },
      since: owed.since,
    },
  ]);
  expect(conditions([{ ...owed, kind: 'maintenance-mode' }])).toMatchObject([{ severity: 'degraded' }]);
  expect(conditions([owed])[0]?.facts).toEqual({ cluster: 'c001', owed: 'fencing_off' });
});

test('each thing that is owed to a cluster has an alert of its own, and is over by itself', () => {
  const input = (debts: readonly Owed[]) => ({ at: START, sites: [], console, owed: debts });
  const timeout = { ...owed, debt: 'cf-timeout c001', kind: 'cf-timeout', since: START - 300_000 };
  const both = step(NO_ALERTS, input([{ ...owed, since: START - 200_000 }, timeout])).state;
  const open = ({ entries }: typeof both) =>
    [...entries.values()]
      .filter(({ phase }) => phase === 'open')
      .map(({ facts, since }) => [facts['owed'], since]);
  expect(open(both)).toEqual([
    ['fencing_off', START - 200_000],
    ['cf_timeout', START - 300_000],
  ]);
  expect(new Set([...both.entries.values()].map(idOf)).size).toBe(2);
  // What is given back takes nothing with it, and what is left is no new alert.
  const { state, events } = step(both, input([timeout]));
  expect(open(state)).toEqual([['cf_timeout', START - 300_000]]);
  expect(events.map(({ kind }) => kind)).toEqual(['cleared']);
});

test('two userApplications of one cluster in maintenance mode are two alerts, each over by itself', () => {
  const input = (debts: readonly Owed[]) => ({ at: START, sites: [], console, owed: debts });
  const modeOf = (application: string): Owed => ({
    ...owed,
    debt: `maintenance-mode c001/${application}`,
    kind: 'maintenance-mode',
    application,
    since: START - 200_000,
  });
  const both = step(NO_ALERTS, input([modeOf('app1'), modeOf('app2')])).state;
  const stateOf = ({ entries }: typeof both) =>
    [...entries.values()].map(({ facts, phase }) => [facts['application'], phase]);
  expect(stateOf(both)).toEqual([
    ['app1', 'open'],
    ['app2', 'open'],
  ]);
  const { state, events } = step(both, input([modeOf('app2')]));
  expect(stateOf(state)).toEqual([
    ['app1', 'clear'],
    ['app2', 'open'],
  ]);
  expect(events.map(({ kind }) => kind)).toEqual(['cleared']);
});

test('what a crash left longer ago than a restart of SF takes is alerted at the first look after it', () => {
  const phaseOf = (since: number) => {
    const input = { at: START, sites: [], console, owed: [{ ...owed, since }] };
    return [...step(NO_ALERTS, input).state.entries.values()].map(({ phase }) => phase);
  };
  expect(phaseOf(START - 121_000)).toEqual(['open']);
  expect(phaseOf(START - 119_000)).toEqual(['pending']);
});
