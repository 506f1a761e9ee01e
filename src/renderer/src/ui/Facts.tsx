import type { ReactNode } from 'react';
import './page.css';

interface Props {
  readonly items: readonly (readonly [label: string, value: ReactNode])[];
}

/** Names and values, one pair a line. */
export function Facts({ items }: Props) {
  return (
    <dl className="facts">
      {items.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
