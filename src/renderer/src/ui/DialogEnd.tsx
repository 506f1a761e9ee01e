import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useText } from './text-context.ts';

interface Props {
  /** Why it could not be done; null: nothing was tried, or nothing is wrong. */
  readonly trouble: string | null;
  readonly onClose: () => void;
  /** The button that does it. */
  readonly children: ReactNode;
}

/** What a dialog ends with: what went wrong, the way out, the deed. */
export function DialogEnd({ trouble, onClose, children }: Props) {
  const text = useText();
  return (
    <>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <footer className="dialog-foot">
        <Button onClick={onClose}>{text('dialog.cancel')}</Button>
        {children}
      </footer>
    </>
  );
}
