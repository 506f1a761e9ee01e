import { useState, type RefObject } from 'react';
import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { useStanding } from '../../live/use-standing.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { OperationTitle } from '../../ui/OperationTitle.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import { StopDialog } from './StopDialog.tsx';

interface Props {
  readonly run: OperationRun;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** What it is, where, by whom since when; and, apart, the way to stop it. */
export function RunHead({ run, heading }: Props) {
  return (
    <header className="plan-head">
      <h2 tabIndex={-1} ref={heading}>
        <OperationTitle of={run} />
      </h2>
      <span className="cap num">
        <Begun run={run} /> · <Time at={run.openedAt} />
        {run.closedAt === null && (
          <>
            {' '}
            (<Age at={run.openedAt} />)
          </>
        )}
      </span>
      <span className="grow" />
      {run.closedAt === null && run.state === 'running' && <StopButton run={run} />}
    </header>
  );
}

/** The lock of a host's operation is the host's: no cluster is named that does not exist. */
function Begun({ run: { request, cluster, person } }: { readonly run: OperationRun }) {
  const text = useText();
  return 'host' in request
    ? text('run.begun.host', { host: request.host, person })
    : text('run.begun', { cluster, person });
}

function StopButton({ run }: { readonly run: OperationRun }) {
  const text = useText();
  const standing = useStanding(run.site);
  const [open, setOpen] = useState(false);
  if (standing?.role !== 'operator') return null;
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {text('run.stop')}
      </Button>
      {open && <StopDialog run={run} onClose={() => setOpen(false)} />}
    </>
  );
}
