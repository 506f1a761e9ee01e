import type { OpenDebt } from '../../../../shared/domain/journal.ts';
import { maintainedIn } from '../../../../shared/domain/maintenance-debt.ts';
import {
  operationRequestSchema,
  type OperationRequest,
} from '../../../../shared/domain/operation-request.ts';

type Named = Pick<OpenDebt, 'debt' | 'debtKind' | 'cluster' | 'owed'>;

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
