import { useState } from 'react';
import type { CallerStanding, OperationRun, RunStep } from '../../../../shared/contract/operations.ts';
import { useTopic } from '../../live/use-engine.ts';
import { useStanding } from '../../live/use-standing.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import { TypedField } from '../../ui/TypedField.tsx';
import { ArmHere } from './ArmHere.tsx';
import { useConfirm } from './use-confirm.ts';

interface Props {
  readonly run: OperationRun;
  readonly step: RunStep;
  /** It was taken: the buttons are about to go. */
  readonly onTaken: () => void;
}

/** What a person may say to a step that waits: nothing of it is focused by itself. */
export function StepActions(props: Props) {
  const text = useText();
  const standing = useStanding(props.run.site);
  const armed = useTopic('operations')?.armed ?? [];
  if (standing === null) return null;
  if (standing.role === 'observer') return <p className="begin-why">{text('begin.observer')}</p>;
  const isArmed = armed.some(({ site, person }) => site === props.run.site && person === standing.person);
  if (standing.protection === 'protected' && !isArmed) return <ArmHere />;
  return <Say {...props} standing={standing} />;
}

function Say({ run, step, onTaken, standing }: Props & { readonly standing: CallerStanding }) {
  const text = useText();
  const confirm = useConfirm(run.operation, step.id);
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSent, setSent] = useState(false);
  const object = run.subject.id;
  const isTyped = step.state === 'confirm' && standing.protection === 'protected';
  const say = async (): Promise<void> => {
    setSent(true);
    const why = await confirm([], typed);
    setTrouble(why);
    setSent(false);
    if (why === null) onTaken();
  };
  return (
    <div className="run-say">
      {isTyped && (
        <TypedField label={text('run.typeToDo', { name: object })} value={typed} onChange={setTyped} />
      )}
      <Button
        kind={step.state === 'confirm' ? 'primary' : 'plain'}
        disabled={isSent || (isTyped && typed !== object)}
        onClick={() => void say()}
      >
        {step.state === 'confirm' ? text('run.doIt', { object }) : text('run.tryAgain')}
      </Button>
      {trouble !== null && <p role="alert">{trouble}</p>}
    </div>
  );
}
