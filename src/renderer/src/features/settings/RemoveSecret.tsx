import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text-context.ts';

interface RemoveSecretProps {
  readonly name: string;
  /** Null: done. Otherwise why not. */
  readonly onRemove: () => Promise<string | null>;
  readonly onClose: () => void;
}

export function RemoveSecret({ name, onRemove, onClose }: RemoveSecretProps) {
  const text = useText();
  const [trouble, setTrouble] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    const why = await onRemove();
    if (why === null) onClose();
    else setTrouble(why);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('secrets.removeTitle', { name })}
      description={text('secrets.removeExplain')}
    >
      {trouble !== null && <p role="alert">{trouble}</p>}
      <footer className="dialog-foot">
        <Button onClick={onClose}>{text('dialog.cancel')}</Button>
        <Button kind="danger" onClick={() => void remove()}>
          {text('secrets.removeNow', { name })}
        </Button>
      </footer>
    </Dialog>
  );
}
