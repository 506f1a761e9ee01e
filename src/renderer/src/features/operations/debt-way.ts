import type { OpenDebt } from '../../../../shared/domain/journal.ts';
import {
  operationRequestSchema,
  type OperationRequest,
} from '../../../../shared/domain/operation-request.ts';

type Named = Pick<OpenDebt, 'debt' | 'debtKind' | 'cluster' | 'owed'>;

/** The userApplication whose maintenance mode has to end; null: the debt is another one. */
export function maintainedIn({ debt, debtKind, cluster }: Named): string | null {
  const start = `maintenance-mode ${cluster}/`;
  return debtKind === 'maintenance-mode' && debt.startsWith(start) ? debt.slice(start.length) : null;
}

/** The operation that gives back what is owed; null: none does by itself, such as where nodes had different timeouts. */
export function wayToPay(debt: Named): OperationRequest | null {
  const request = operationRequestSchema.safeParse(wishOf(debt));
  return request.success ? request.data : null;
}

function wishOf(debt: Named): unknown {
  const { debtKind, cluster, owed } = debt;
  switch (debtKind) {
    case 'fencing-off':
      return { operation: 'sf-restart', cluster };
    case 'maintenance-mode':
      return { operation: 'application-maintenance-off', cluster, application: maintainedIn(debt) };
    case 'cf-timeout':
      return { operation: 'cf-timeout', cluster, seconds: Number(owed) };
    case 'lock':
      return null;
  }
}
