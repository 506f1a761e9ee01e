import { expect, test } from 'vitest';
import { maintainedIn, maintenanceDebt } from './maintenance-debt.ts';
import { clusterNameSchema } from './names.ts';

const cluster = clusterNameSchema.parse('web');

test('a debt of maintenance mode names its userApplication, whatever that is called', () => {
  for (const name of ['app1', 'web/app', 'maintenance-mode web/app'])
    expect(
      maintainedIn({ debt: maintenanceDebt(cluster, name), debtKind: 'maintenance-mode', cluster }),
    ).toBe(name);
});

test('a debt of another kind, and one of another cluster, is about none', () => {
  const debt = maintenanceDebt(cluster, 'app1');
  expect(maintainedIn({ debt, debtKind: 'lock', cluster })).toBeNull();
  const other = clusterNameSchema.parse('web2');
  expect(maintainedIn({ debt, debtKind: 'maintenance-mode', cluster: other })).toBeNull();
});
