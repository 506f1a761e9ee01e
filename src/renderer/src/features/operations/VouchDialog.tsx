import { useId, useState } from 'react';
import type { Attestation } from '../../../../shared/domain/operation-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { useText } from '../../ui/text-context.ts';
import { TypedField } from '../../ui/TypedField.tsx';

/** Takes a person's word for what no machine tells. Null: taken; otherwise why not. */
export type Vouch = (attestation: Attestation) => Promise<string | null>;

interface Props {
  /** What has to be typed. */
  readonly words: string;
  /** The rule, as a sentence. */
  readonly rule: string;
  readonly onVouch: Vouch;
  readonly onClose: () => void;
}

export function VouchDialog({ words, rule, onVouch, onClose }: Props) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const isComplete = typed === words && reason.trim() !== '';
  const give = async (): Promise<void> => {
    const why = await onVouch({ typed, reason: reason.trim() });
    if (why === null) onClose();
    else setTrouble(why);
  };
  return (
    <Dialog open onClose={onClose} title={text('vouch.title')} description={text('vouch.explain')}>
      <form
        className="operation-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) void give();
        }}
      >
        <p className="said">{rule}</p>
        <TypedField
          label={text(words.includes('/') ? 'vouch.type' : 'vouch.typeName', { words })}
          value={typed}
          onChange={setTyped}
        />
        <div className="field">
          <label htmlFor={id}>{text('vouch.reason')}</label>
          <textarea
            id={id}
            className="input words"
            rows={3}
            maxLength={2000}
            placeholder={text('vouch.reason.hint')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="danger" type="submit" disabled={!isComplete}>
            {text('vouch.go')}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
