import type { ReactNode } from 'react';
import './page.css';

interface Props {
  readonly label: string;
  readonly heads: readonly ReactNode[];
  readonly children: ReactNode;
}

/** A small table that is not sorted; scrolls sideways by keyboard when it is too wide. */
export function PlainTable({ label, heads, children }: Props) {
  return (
    <div className="plain-table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={index} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
