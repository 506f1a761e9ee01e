import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useText } from './text-context.ts';
import './overlays.css';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: string | undefined;
  readonly size?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** A modal dialog: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ open, onClose, title, description, size = 'narrow', children }: DialogProps) {
  const text = useText();
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        {/* Not Radix.Overlay: it locks scrolling with a style element, which the page's policy blocks. */}
        <div className="dialog-veil" />
        <Radix.Content
          className="dialog"
          data-size={size}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          // Radix gives focus back to a trigger of its own only, and there is none.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className="dialog-head">
            <Radix.Title asChild>
              <h2>{title}</h2>
            </Radix.Title>
            <Radix.Close className="btn" data-kind="icon" aria-label={text('dialog.close')}>
              <X className="icon" size={15} aria-hidden />
            </Radix.Close>
          </header>
          {description !== undefined && <Radix.Description className="dim">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
