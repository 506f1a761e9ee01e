import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column, Sorting } from './table-sort.ts';

interface TableHeadProps<R> {
  readonly columns: readonly Column<R>[];
  readonly tracks: string;
  readonly sorting: Sorting | null;
  readonly onSort: (column: string) => void;
}

export function TableHead<R>({ columns, tracks, sorting, onSort }: TableHeadProps<R>) {
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" aria-rowindex={1} className="table-row" style={{ gridTemplateColumns: tracks }}>
        {columns.map(({ id, head, sortBy, align }) => (
          <div
            key={id}
            role="columnheader"
            data-align={align}
            aria-sort={sortBy === undefined ? undefined : sorting?.column === id ? sorting.order : 'none'}
          >
            {sortBy === undefined ? head : <SortButton {...{ id, head, sorting, onSort }} />}
          </div>
        ))}
      </div>
    </div>
  );
}

interface SortButtonProps {
  readonly id: string;
  readonly head: string;
  readonly sorting: Sorting | null;
  readonly onSort: (column: string) => void;
}

function SortButton({ id, head, sorting, onSort }: SortButtonProps) {
  const Arrow = sorting?.order === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button type="button" onClick={() => onSort(id)}>
      {head}
      {sorting?.column === id && <Arrow className="icon" size={12} aria-hidden />}
    </button>
  );
}
