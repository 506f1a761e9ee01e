import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { useText } from '../../ui/text-context.ts';
import { useClosing } from './use-closing.ts';

interface RemoveSecretProps {
  readonly name: string;
  /** Null: done. Otherwise why not. */
  readonly onRemove: () => Promise<string | null>;
  readonly onClose: () => void;
}

export function RemoveSecret({ name, onRemove, onClose }: RemoveSecretProps) {
  const text = useText();
  const { trouble, finish } = useClosing(onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('secrets.removeTitle', { name })}
      description={text('secrets.removeExplain')}
    >
      <DialogEnd trouble={trouble} onClose={onClose}>
        <Button kind="danger" onClick={() => void finish(onRemove())}>
          {text('secrets.removeNow', { name })}
        </Button>
      </DialogEnd>
    </Dialog>
  );
}
