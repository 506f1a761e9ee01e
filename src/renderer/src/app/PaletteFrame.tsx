import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import '../ui/overlays.css';

interface PaletteFrameProps {
  readonly title: string;
  readonly marked: string;
  readonly onMark: (id: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A modal list of commands. Not cmdk's own dialog: its overlay locks scrolling with a style element, which the
 * page's policy blocks; nothing of the page scrolls as a whole.
 */
export const PaletteFrame = ({ title, marked, onMark, onClose, children }: PaletteFrameProps) => (
  <Dialog.Root open onOpenChange={onClose}>
    <Dialog.Portal>
      <div className="dialog-veil" />
      <Dialog.Content className="palette" aria-describedby={undefined}>
        <Dialog.Title className="sr-only">{title}</Dialog.Title>
        <Command label={title} shouldFilter={false} value={marked} onValueChange={onMark}>
          {children}
        </Command>
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
);
