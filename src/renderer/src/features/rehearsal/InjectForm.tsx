import { useId, useState } from 'react';
import { FAULT_TARGETS, type FaultKind } from '../../../../shared/contract/rehearsal.ts';
import type { RehearsalFaults } from '../../../../shared/contract/rehearsal-panel.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';
import type { Faults } from './use-faults.ts';

interface Props {
  readonly kind: FaultKind | null;
  readonly targets: RehearsalFaults['targets'];
  readonly change: Faults['change'];
}

/** The chosen fault: what it does, to what, and the button. */
export function InjectForm({ kind, targets, change }: Props) {
  const text = useText();
  if (kind === null)
    return (
      <Card title={text('rehearsal.inject')}>
        <p className="dim">{text('rehearsal.choose')}</p>
      </Card>
    );
  const names = targets[FAULT_TARGETS[kind]];
  return (
    <Card title={text(`fault.${kind}`)}>
      <p className="dim">{text(`fault.does.${kind}`)}</p>
      {names.length === 0 ? (
        <p>{text('rehearsal.noTarget')}</p>
      ) : (
        <TargetForm kind={kind} names={names} change={change} />
      )}
    </Card>
  );
}

interface TargetProps {
  readonly kind: FaultKind;
  readonly names: readonly string[];
  readonly change: Faults['change'];
}

function TargetForm({ kind, names, change }: TargetProps) {
  const text = useText();
  const id = useId();
  const [target, setTarget] = useState(names[0] ?? '');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly words: string; readonly bad: boolean } | null>(null);
  const inject = async (): Promise<void> => {
    setBusy(true);
    const why = await change('inject', { kind, target });
    setBusy(false);
    const done = text('rehearsal.injected', { fault: text(`fault.${kind}`), target });
    setSaid({ words: why ?? done, bad: why !== null });
  };
  return (
    <form
      className="rehearsal-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void inject();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{text(`rehearsal.target.${FAULT_TARGETS[kind]}`)}</label>
        <select
          id={id}
          className="input"
          translate="no"
          value={target}
          onChange={(event) => setTarget(event.target.value)}
        >
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <Button kind="primary" type="submit" aria-disabled={busy}>
        {text(busy ? 'rehearsal.injecting' : 'rehearsal.inject')}
      </Button>
      <p role={said?.bad === true ? 'alert' : 'status'} className="rehearsal-said" data-bad={said?.bad}>
        {said?.words}
      </p>
    </form>
  );
}
