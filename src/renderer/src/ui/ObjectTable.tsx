import { useMemo, useState, type ReactNode } from 'react';
import { DataTable } from './DataTable.tsx';
import { matching } from './matching.ts';
import { Empty } from './Notice.tsx';
import type { Column } from './table-sort.ts';
import { useText } from './text-context.ts';
import './page.css';

interface Props<R> {
  readonly title: string;
  /** What stands in the search field while it is empty. */
  readonly find: string;
  /** Said when no row matches. */
  readonly none: string;
  /** Said instead of everything when there is no row at all. */
  readonly empty: ReactNode;
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly keyOf: (row: R) => string;
  /** The words of a row that the search looks at. Keep its identity. */
  readonly wordsOf: (row: R) => readonly string[];
  /** Keep its identity too. */
  readonly onOpen: (row: R) => void;
}

const FIRST_SORTING = { column: 'name', order: 'ascending' } as const;

/** The list page of one kind of object: title, search, table. */
export function ObjectTable<R>({
  title,
  find,
  none,
  empty,
  rows,
  columns,
  keyOf,
  wordsOf,
  onOpen,
}: Props<R>) {
  const [search, setSearch] = useState('');
  const shown = useMemo(() => matching(rows, search, wordsOf), [rows, search, wordsOf]);
  if (rows.length === 0) return empty;
  return (
    <div className="list-page">
      <div className="list-tools">
        <h2>{title}</h2>
        <input
          className="input"
          type="search"
          value={search}
          placeholder={find}
          aria-label={find}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Shown shown={shown.length} all={rows.length} />
      </div>
      {shown.length === 0 ? (
        <Empty title={none} />
      ) : (
        <DataTable
          label={title}
          rows={shown}
          columns={columns}
          keyOf={keyOf}
          onOpen={onOpen}
          firstSorting={FIRST_SORTING}
        />
      )}
    </div>
  );
}

/** A list that is cut short says so. */
function Shown({ shown, all }: { readonly shown: number; readonly all: number }) {
  const text = useText();
  if (shown === all) return null;
  return (
    <span className="cap num" role="status">
      {text('site.shown', { shown, all })}
    </span>
  );
}
