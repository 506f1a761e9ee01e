import { useId, useState } from 'react';
import type { OperationId } from '../../../../shared/domain/journal.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { refusalText } from '../../ui/refusal-text.ts';
import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly operation: OperationId;
  readonly onClose: () => void;
}

/** Closing what was interrupted wants words: what a person found when looking. */
export function CloseDialog({ operation, onClose }: Props) {
  const text = useText();
  const engine = useEngine();
  const id = useId();
  const [words, setWords] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = async (): Promise<void> => {
    const reply = await engine.ask('operations.close', { operation, words: words.trim() });
    if (!reply.ok) setTrouble(askText(text, reply.error));
    else if (!reply.value.ok) setTrouble(refusalText(text, reply.value.refusal));
    else onClose();
  };
  return (
    <Dialog open onClose={onClose} title={text('ops.close.title')} description={text('ops.close.explain')}>
      <form
        className="operation-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== '') void close();
        }}
      >
        <div className="field">
          <label htmlFor={id}>{text('ops.close.words')}</label>
          <textarea
            id={id}
            className="input words"
            rows={3}
            maxLength={2000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="primary" type="submit" disabled={words.trim() === ''}>
            {text('ops.close.go')}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
