import { expect, test } from 'vitest';
import { START } from '../../../../test/support/alert-site.ts';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import { conditionsOf, type Owed } from './conditions.ts';
import { NO_ALERTS } from './entry.ts';
import { step } from './step.ts';

const console = { pause: null, storeFreeBytes: null, storeTakes: true };
const owed: Owed = {
  site: siteIdSchema.parse('big'),
  cluster: 'c001',
  kind: 'fencing-off',
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
  // One alert a cluster: what else is owed is not hidden behind the first of them.
  const both = [{ ...owed, kind: 'maintenance-mode' }, owed];
  expect(conditions(both)).toMatchObject([{ severity: 'critical', facts: { owed: 'several' } }]);
  expect(conditions([owed, owed])).toMatchObject([{ facts: { owed: 'fencing_off' } }]);
});

test('what a crash left longer ago than a restart of SF takes is alerted at the first look after it', () => {
  const phaseOf = (since: number) => {
    const input = { at: START, sites: [], console, owed: [{ ...owed, since }] };
    return [...step(NO_ALERTS, input).state.entries.values()].map(({ phase }) => phase);
  };
  expect(phaseOf(START - 121_000)).toEqual(['open']);
  expect(phaseOf(START - 119_000)).toEqual(['pending']);
});
