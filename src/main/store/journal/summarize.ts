import type { JournalEntry, OpenDebt, OperationSummary } from '../../../shared/domain/journal.ts';

/** One operation from its entries in their order; null when its opening is not among them. */
export function summarize(entries: readonly JournalEntry[]): OperationSummary | null {
  const opening = entries.find((entry) => entry.kind === 'operation-opened');
  if (opening === undefined) return null;
  const closing = entries.findLast((entry) => entry.kind === 'closed');
  const started = entries.findLast((entry) => entry.kind === 'step-started');
  const interrupted = entries.some((entry) => entry.kind === 'interrupted');
  return {
    operation: opening.operation,
    seq: opening.seq,
    openedAt: opening.at,
    opened: opening.body,
    state: closing !== undefined ? 'closed' : interrupted ? 'interrupted' : 'running',
    ...endOf(closing),
    lastStep: started?.body.step ?? null,
  };
}

function endOf(
  closing: Extract<JournalEntry, { kind: 'closed' }> | undefined,
): Pick<OperationSummary, 'closedAt' | 'outcome' | 'unseen'> {
  if (closing === undefined) return { closedAt: null, outcome: null, unseen: [] };
  const { outcome, unseen = [] } = closing.body;
  return { closedAt: closing.at, outcome, unseen };
}

/**
 * What is still owed, from entries of the kinds `operation-opened`, `debt-opened` and `debt-paid`. A payment
 * counts for the debts of its name and its site that were opened before it, of whichever operation.
 */
export function debtsOf(entries: readonly JournalEntry[]): readonly OpenDebt[] {
  const sites = new Map<string, OpenDebt['site']>();
  const open = new Map<string, OpenDebt>();
  for (const { kind, body, operation, at } of entries) {
    if (kind === 'operation-opened') sites.set(operation, body.site);
    if (kind !== 'debt-opened' && kind !== 'debt-paid') continue;
    const site = sites.get(operation);
    if (site === undefined) throw new Error(`Debt ${body.debt} of an operation that was never opened`);
    // Two sites may have clusters of one name: what one of them is owed the other cannot pay.
    const key = JSON.stringify([site, body.debt]);
    if (kind === 'debt-paid') open.delete(key);
    else open.set(key, { ...body, operation, site, openedAt: at });
  }
  return [...open.values()];
}
