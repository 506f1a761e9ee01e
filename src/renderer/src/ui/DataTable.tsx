import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { nextSorting, sortedRows, type Column, type Sorting } from './table-sort.ts';
import './table.css';

const ROW_PX = 34;
const PAGE = 10;

interface DataTableProps<R> {
  /** The table's name for readers. */
  readonly label: string;
  readonly rows: readonly R[];
  /** Keep the array's identity: a new one renders every row again. */
  readonly columns: readonly Column<R>[];
  readonly keyOf: (row: R) => string;
  /** Double click or Enter on a row. Keep its identity too. */
  readonly onOpen?: (row: R) => void;
  readonly firstSorting?: Sorting;
}

/**
 * A sortable table that draws only the rows on the screen; a row renders again only when its record changed.
 * Arrow keys, Page and Home/End move the current row, Enter opens it.
 */
export function DataTable<R>({ label, rows, columns, keyOf, onOpen, firstSorting }: DataTableProps<R>) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<Sorting | null>(firstSorting ?? null);
  const [current, setCurrent] = useState<string | null>(null);
  const sorted = useMemo(() => sortedRows(rows, columns, sorting), [rows, columns, sorting]);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing it returns is handed on or memoized
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const at = sorted.findIndex((row) => keyOf(row) === current);
  const tracks = columns.map(({ width }) => width).join(' ');

  const move = (to: number): void => {
    const index = Math.max(0, Math.min(to, sorted.length - 1));
    const row = sorted[index];
    if (row === undefined) return;
    setCurrent(keyOf(row));
    virtual.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const row = sorted[at];
    const to = destination(event.key, at, sorted.length);
    if (to !== null) move(to);
    else if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="table"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={
        at < 0 ? undefined : `${id}-${sorted[at] === undefined ? '' : keyOf(sorted[at])}`
      }
      onKeyDown={onKeyDown}
    >
      <TableHead
        columns={columns}
        tracks={tracks}
        sorting={sorting}
        onSort={(column) => setSorting(nextSorting(sorting, column))}
      />
      <div role="rowgroup" className="table-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = sorted[index];
          if (row === undefined) return null;
          const key = keyOf(row);
          return (
            <TableRow
              key={key}
              id={`${id}-${key}`}
              row={row}
              columns={columns}
              tracks={tracks}
              start={start}
              index={index}
              current={key === current}
              onPick={() => setCurrent(key)}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

function destination(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return from - 1;
    case 'PageDown':
      return from + PAGE;
    case 'PageUp':
      return from - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
