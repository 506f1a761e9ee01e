import { expect, test } from 'vitest';
import { DEBT_KINDS } from '../domain/journal.ts';
import { clusterNameSchema } from '../domain/names.ts';
import { maintenanceDebt } from '../domain/maintenance-debt.ts';
import { debtParts } from './debt-text.ts';
import { LOCALES, createText } from './text.ts';

const cluster = clusterNameSchema.parse('web');
const words = (debtKind: (typeof DEBT_KINDS)[number], debt: string, text = createText('en')) =>
  debtParts(text, { debt, debtKind, cluster, owed: '10' })
    .map(({ text: words }) => words)
    .join('');

test('every kind of debt can be said, in every language', () => {
  for (const locale of LOCALES)
    for (const kind of DEBT_KINDS) expect(words(kind, kind, createText(locale))).not.toBe('');
});

test('maintenance modes of one cluster are told apart by their userApplication', () => {
  const debts = ['app1', 'app2'].map((name) => words('maintenance-mode', maintenanceDebt(cluster, name)));
  expect(debts).toEqual([
    'app1 of cluster web is in RMS maintenance mode',
    'app2 of cluster web is in RMS maintenance mode',
  ]);
});
