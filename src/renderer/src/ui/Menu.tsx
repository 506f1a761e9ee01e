import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import './overlays.css';

export interface MenuItem {
  readonly id: string;
  readonly title: ReactNode;
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
}

// Not modal: that locks scrolling with a style element, which the page's policy blocks.
export function Menu({ trigger, items }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" sideOffset={4} align="start" collisionPadding={8}>
          {items.map(({ id, title, checked, onSelect }) => (
            <Radix.Item key={id} className="menu-item" onSelect={onSelect}>
              <span className="menu-mark">{checked === true && <Check size={13} aria-hidden />}</span>
              {title}
            </Radix.Item>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
