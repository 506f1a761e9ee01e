import { useState } from 'react';
import type { OperationPlan } from '../../../../shared/domain/operation-plan.ts';
import type { Attestation } from '../../../../shared/domain/operation-request.ts';
import { operationTitle, stepText } from '../../../../shared/text/plan-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { useText } from '../../ui/text-context.ts';
import { TypedField } from '../../ui/TypedField.tsx';
import { LockedBy } from './LockedBy.tsx';
import { useBegin } from './use-begin.ts';

export interface BeginProps {
  readonly plan: OperationPlan;
  readonly attestations: readonly Attestation[];
  /** Whether the object's name is typed first. */
  readonly typed: boolean;
  readonly person: string;
  /** The core refused on newer facts: its plan of now. */
  readonly onBlocked: (plan: OperationPlan) => void;
  readonly onClose: () => void;
}

/** Says what comes first and for whom it is written down, then begins and goes to what runs. */
export function BeginDialog({ plan, attestations, typed: isTyped, person, onBlocked, onClose }: BeginProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const { begin, isGoing, trouble, locked, forget } = useBegin({ plan, attestations, onBlocked, onClose });
  const title = operationTitle(text, plan);
  const isMeant = !isTyped || typed === plan.subject.id;
  return (
    <Dialog open onClose={onClose} title={text('begin.title', { title })} description={text('begin.waits')}>
      {locked !== null && <LockedBy refusal={locked} onGone={forget} />}
      <form
        className="operation-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isMeant && !isGoing) void begin(typed);
        }}
      >
        <FirstStep plan={plan} />
        <p className="dim">{text('begin.who', { person })}</p>
        {isTyped && (
          <TypedField
            label={text('begin.type', { name: plan.subject.id })}
            value={typed}
            onChange={setTyped}
          />
        )}
        {isGoing && <p role="status">{text('begin.going')}</p>}
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="primary" type="submit" disabled={!isMeant || isGoing}>
            {text('begin.go')}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}

function FirstStep({ plan: { steps } }: Pick<BeginProps, 'plan'>) {
  const text = useText();
  const [first] = steps;
  if (first === undefined) return null;
  return (
    <p className="said">
      <b>{text('begin.first')}</b> {stepText(text, first)}
    </p>
  );
}
