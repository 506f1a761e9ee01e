import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import './overlays.css';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly first?: string;
}

/** Panels behind tabs; only the open one is rendered. */
export function Tabs({ label, tabs, first }: TabsProps) {
  return (
    <Radix.Root defaultValue={first ?? tabs[0]?.id ?? ''} className="tabs">
      <Radix.List aria-label={label} className="tab-list">
        {tabs.map(({ id, title }) => (
          <Radix.Trigger key={id} value={id} className="tab">
            {title}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className="tab-panel">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
