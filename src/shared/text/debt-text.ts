import type { OpenDebt } from '../domain/journal.ts';
import { maintainedIn } from '../domain/maintenance-debt.ts';
import type { TextPart } from './message.ts';
import type { Text } from './text.ts';

/** What is owed, wherever it is shown: the userApplication is named where it is about one. */
export const debtParts = (
  text: Text,
  debt: Pick<OpenDebt, 'debt' | 'debtKind' | 'cluster' | 'owed'>,
): readonly TextPart[] =>
  text.parts(`ops.debt.${debt.debtKind}`, {
    cluster: debt.cluster,
    owed: debt.owed,
    application: maintainedIn(debt) ?? '?',
  });
