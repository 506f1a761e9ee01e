import { useState } from 'react';
import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { useText } from '../../ui/text-context.ts';
import { RecordOf } from './RecordOf.tsx';

/** The record of an operation that is shown already: read when it is opened, and anew after each step. */
export function RecordFold({ run }: { readonly run: OperationRun }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="record-fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{text('run.record.show')}</summary>
      {open && (
        <RecordOf key={run.steps.map(({ state }) => state).join(' ') + run.state} operation={run.operation} />
      )}
    </details>
  );
}
