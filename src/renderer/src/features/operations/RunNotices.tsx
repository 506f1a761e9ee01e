import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { notAskedNodes, recordTrouble } from '../../../../shared/text/record-text.ts';
import { useText } from '../../ui/text-context.ts';

/** What is to be known of the operation as a whole beside its steps. */
export function RunNotices({ run: { state, record, notAsked } }: { readonly run: OperationRun }) {
  const text = useText();
  return (
    <>
      {record !== null && (
        <p className="run-notice" data-tone="critical" role="alert">
          {text('run.recordTrouble', { why: recordTrouble(text, record) })}
        </p>
      )}
      {state === 'restoring' && (
        <p className="run-notice" data-tone="warning" role="status">
          {text('run.restoring')}
        </p>
      )}
      {notAsked.length > 0 && (
        <p className="run-notice" data-tone="unknown">
          {text('run.notAsked', { nodes: notAskedNodes(text, notAsked) })}
        </p>
      )}
    </>
  );
}
