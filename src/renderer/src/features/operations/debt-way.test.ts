import { expect, test } from 'vitest';
import type { OpenDebt } from '../../../../shared/domain/journal.ts';
import { clusterNameSchema } from '../../../../shared/domain/names.ts';
import { wayToPay } from './debt-way.ts';

const cluster = clusterNameSchema.parse('web');
const owing = (debtKind: OpenDebt['debtKind'], debt: string, owed: string) =>
  wayToPay({ debtKind, debt, owed, cluster });

test('whoever is shown what is owed is led to the operation that gives it back', () => {
  expect(owing('fencing-off', 'fencing-off web', 'running')).toEqual({ operation: 'sf-restart', cluster });
  expect(owing('maintenance-mode', 'maintenance-mode web/app1', 'off')).toEqual({
    operation: 'application-maintenance-off',
    cluster,
    application: 'app1',
  });
  expect(owing('cf-timeout', 'cf-timeout web', '10')).toEqual({
    operation: 'cf-timeout',
    cluster,
    seconds: 10,
  });
});

test('where nobody knows one value to give back there is no such way', () => {
  expect(owing('cf-timeout', 'cf-timeout web', 'web1 10, web2 20')).toBeNull();
  expect(owing('cf-timeout', 'cf-timeout web', '?')).toBeNull();
  expect(owing('maintenance-mode', 'something else', 'off')).toBeNull();
  expect(owing('lock', 'lock web', '')).toBeNull();
});
