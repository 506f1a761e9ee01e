import type { OpenDebt, OperationSummary } from '../../../shared/domain/journal.ts';
import type { OperationRun, OperationsPayload, RunStep } from '../../../shared/contract/operations.ts';

/** Something about operations that a person has to know of on every view. */
export type Attention =
  | { readonly kind: 'waits'; readonly run: OperationRun; readonly step: RunStep }
  | { readonly kind: 'interrupted'; readonly summary: OperationSummary }
  /** `run`: the open operation that took it and gives it back; null: nobody does. */
  | { readonly kind: 'debt'; readonly debt: OpenDebt; readonly run: OperationRun | null };

const isOpen = ({ closedAt }: OperationRun): boolean => closedAt === null;

/** The step that goes on only when a person says so; null: none does. */
export const waitingStep = ({ steps }: Pick<OperationRun, 'steps'>): RunStep | null =>
  steps.find(({ state }) => state === 'confirm' || state === 'blocked') ?? null;

/** What waits, what a crash left, what is owed: the worst first. */
export function attentionOf({ runs, interrupted, debts }: OperationsPayload): readonly Attention[] {
  const open = runs.filter(isOpen);
  const owed = debts.map((debt): Attention => {
    const run = open.find(({ operation }) => operation === debt.operation) ?? null;
    return { kind: 'debt', debt, run };
  });
  const waits = open.flatMap((run): Attention[] => {
    const step = waitingStep(run);
    return step === null ? [] : [{ kind: 'waits', run, step }];
  });
  const left = interrupted.map((summary): Attention => ({ kind: 'interrupted', summary }));
  return [...owed, ...left, ...waits];
}

/** Operations that go on by themselves at the moment. */
export const goingOn = ({ runs }: OperationsPayload): readonly OperationRun[] =>
  runs.filter((run) => isOpen(run) && waitingStep(run) === null);
