import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import './overlays.css';

interface TooltipProps {
  readonly content: ReactNode;
  /** One element that can have focus. */
  readonly children: ReactNode;
}

/** More words on hover and on focus; never the only place of what a person must know. */
export function Tooltip({ content, children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className="tooltip" sideOffset={6} collisionPadding={8}>
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
