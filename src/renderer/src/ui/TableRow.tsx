import { useMemo } from 'react';
import type { Column } from './table-sort.ts';

interface TableRowProps<R> {
  readonly id: string;
  readonly row: R;
  readonly columns: readonly Column<R>[];
  readonly tracks: string;
  readonly start: number;
  readonly index: number;
  readonly current: boolean;
  readonly onPick: () => void;
  readonly onOpen: ((row: R) => void) | undefined;
}

/** One row. What stands in its cells renders again only when its record changed. */
export function TableRow<R>({
  id,
  row,
  columns,
  tracks,
  start,
  index,
  current,
  onPick,
  onOpen,
}: TableRowProps<R>) {
  const cells = useMemo(
    () =>
      columns.map((column) => (
        <div key={column.id} role="gridcell" data-align={column.align}>
          {column.cell(row)}
        </div>
      )),
    [row, columns],
  );
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={current}
      className="table-row"
      style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)` }}
      onClick={onPick}
      onDoubleClick={() => onOpen?.(row)}
    >
      {cells}
    </div>
  );
}
