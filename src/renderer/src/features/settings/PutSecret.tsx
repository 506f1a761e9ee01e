import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogEnd } from '../../ui/DialogEnd.tsx';
import { useText } from '../../ui/text-context.ts';
import { useClosing } from './use-closing.ts';

interface PutSecretProps {
  readonly name: string;
  /** Null: done. Otherwise why not. */
  readonly onStore: (value: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** The password goes to the engine and is kept nowhere in the page. */
export function PutSecret({ name, onStore, onClose }: PutSecretProps) {
  const text = useText();
  const id = useId();
  const [value, setValue] = useState('');
  const { trouble, finish } = useClosing(onClose);
  const store = async (): Promise<void> => {
    setValue('');
    await finish(onStore(value));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('secrets.putTitle', { name })}
      description={text('secrets.putExplain')}
    >
      <form
        className="settings-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (value !== '') void store();
        }}
      >
        <div className="field">
          <label htmlFor={id}>{text('secrets.value')}</label>
          <input
            id={id}
            className="input"
            type="password"
            autoComplete="off"
            maxLength={1024}
            value={value}
            onChange={({ target }) => setValue(target.value)}
          />
        </div>
        <DialogEnd trouble={trouble} onClose={onClose}>
          <Button kind="primary" type="submit" disabled={value === ''}>
            {text('secrets.store')}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
