import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text-context.ts';

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
  const [trouble, setTrouble] = useState<string | null>(null);
  const store = async (): Promise<void> => {
    const sent = value;
    setValue('');
    const why = await onStore(sent);
    if (why === null) onClose();
    else setTrouble(why);
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
        {trouble !== null && <p role="alert">{trouble}</p>}
        <footer className="dialog-foot">
          <Button onClick={onClose}>{text('dialog.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={value === ''}>
            {text('secrets.store')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
