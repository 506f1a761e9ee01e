import type { OpenDebt } from './journal.ts';

const startOf = (cluster: string): string => `maintenance-mode ${cluster}/`;

/** While it stands RMS does not react to faults of that application. One for each userApplication of a cluster. */
export const maintenanceDebt = (cluster: string, application: string): string =>
  `${startOf(cluster)}${application}`;

/** The userApplication whose maintenance mode has to end; null: the debt is another one. */
export function maintainedIn({
  debt,
  debtKind,
  cluster,
}: Pick<OpenDebt, 'debt' | 'debtKind' | 'cluster'>): string | null {
  const start = startOf(cluster);
  return debtKind === 'maintenance-mode' && debt.startsWith(start) ? debt.slice(start.length) : null;
}
