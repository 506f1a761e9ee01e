import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { stored } from '../../ui/stored.ts';
import { useText } from '../../ui/text-context.ts';

export interface Signature {
  readonly by: string;
  readonly reason: string;
}

interface Props {
  readonly title: string;
  readonly explain: string;
  readonly submit: string;
  /** What else is asked for, before name and reason. */
  readonly children?: ReactNode;
  /** Null: done. Otherwise why not, as a sentence. */
  readonly onSubmit: (signature: Signature) => Promise<string | null>;
  readonly onClose: () => void;
}

/** A decision with the name of who decides and why. The name is remembered in this browser. */
export function SignedForm({ title, explain, submit, children, onSubmit, onClose }: Props) {
  const text = useText();
  const id = useId();
  const [by, setBy] = useState(() => stored.read('operator') ?? '');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const signed = by.trim() !== '' && reason.trim() !== '';
  const decide = async (): Promise<void> => {
    stored.write('operator', by.trim());
    const why = await onSubmit({ by: by.trim(), reason: reason.trim() });
    if (why === null) onClose();
    else setTrouble(why);
  };
  return (
    <Dialog open onClose={onClose} title={title} description={explain}>
      <form
        className="signed-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (signed) void decide();
        }}
      >
        {children}
        <div className="field">
          <label htmlFor={`${id}by`}>{text('alerts.by')}</label>
          <input
            id={`${id}by`}
            className="input"
            maxLength={100}
            autoComplete="username"
            value={by}
            onChange={({ target }) => setBy(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}why`}>{text('alerts.reason')}</label>
          <input
            id={`${id}why`}
            className="input"
            maxLength={1000}
            placeholder={text('alerts.reason.hint')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="primary" type="submit" disabled={!signed}>
            {submit}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
