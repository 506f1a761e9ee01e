import { useState } from 'react';
import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { stepText } from '../../../../shared/text/plan-text.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { refusalText } from '../../ui/refusal-text.ts';
import { useText } from '../../ui/text-context.ts';
import { restoringSteps } from './run-steps.ts';

/** Stopping is decided with what it will still give back before one's eyes. */
export function StopDialog({ run, onClose }: { readonly run: OperationRun; readonly onClose: () => void }) {
  const text = useText();
  const engine = useEngine();
  const [trouble, setTrouble] = useState<string | null>(null);
  const stop = async (): Promise<void> => {
    const reply = await engine.ask('operations.stop', { operation: run.operation });
    if (!reply.ok) setTrouble(askText(text, reply.error));
    else if (!reply.value.ok) setTrouble(refusalText(text, reply.value.refusal));
    else onClose();
  };
  return (
    <Dialog open onClose={onClose} title={text('run.stop.title')} description={text('run.stop.done')}>
      <div className="operation-form">
        <GivenBack run={run} />
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="danger" onClick={() => void stop()}>
            {text('run.stop.go')}
          </Button>
        </DialogEnd>
      </div>
    </Dialog>
  );
}

function GivenBack({ run }: { readonly run: OperationRun }) {
  const text = useText();
  const restoring = restoringSteps(run);
  if (restoring.length === 0) return <p>{text('run.stop.nothing')}</p>;
  return (
    <>
      <p>{text('run.stop.givesBack')}</p>
      <ul className="said-list">
        {restoring.map((step) => (
          <li key={step.id}>{stepText(text, step)}</li>
        ))}
      </ul>
    </>
  );
}
