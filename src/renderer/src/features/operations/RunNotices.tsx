import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { useText } from '../../ui/text-context.ts';

/** What is to be known of the operation as a whole beside its steps. */
export function RunNotices({ run: { state, record, notAsked } }: { readonly run: OperationRun }) {
  const text = useText();
  const nodes = notAsked.map(({ node, why }) => `${node} (${why})`).join(', ');
  return (
    <>
      {record !== null && (
        <p className="run-notice" data-tone="critical" role="alert">
          {text('run.recordTrouble', { why: record })}
        </p>
      )}
      {state === 'restoring' && (
        <p className="run-notice" data-tone="warning" role="status">
          {text('run.restoring')}
        </p>
      )}
      {notAsked.length > 0 && (
        <p className="run-notice" data-tone="unknown">
          {text('run.notAsked', { nodes })}
        </p>
      )}
    </>
  );
}
