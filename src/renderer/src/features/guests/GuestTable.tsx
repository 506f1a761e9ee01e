import { useCallback, useMemo, useState } from 'react';
import type { GuestRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { usePlaces } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { Empty } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { useGuestColumns } from './guest-columns.tsx';
import '../../ui/page.css';

const NONE: readonly GuestRecord[] = [];
const guestsIn = (state: SiteState): readonly GuestRecord[] =>
  state.kind === 'ready' ? state.picture.guests : NONE;

const FIRST_SORTING = { column: 'name', order: 'ascending' } as const;

export function GuestTable() {
  const text = useText();
  const { go } = usePlaces();
  const guests = useSitePart(guestsIn);
  const [search, setSearch] = useState('');
  const columns = useGuestColumns();
  const rows = useMemo(() => matching(guests, search), [guests, search]);
  const open = useCallback((guest: GuestRecord) => go({ object: guest.id }), [go]);
  if (guests.length === 0) return <Empty title={text('guests.empty')} />;
  return (
    <div className="list-page">
      <div className="list-tools">
        <h2>{text('guests.title')}</h2>
        <input
          className="input"
          type="search"
          value={search}
          placeholder={text('guests.find')}
          aria-label={text('guests.find')}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {rows.length === 0 ? (
        <Empty title={text('guests.none')} />
      ) : (
        <DataTable
          label={text('guests.title')}
          rows={rows}
          columns={columns}
          keyOf={idOf}
          onOpen={open}
          firstSorting={FIRST_SORTING}
        />
      )}
    </div>
  );
}

const idOf = ({ id }: GuestRecord): string => id;

function matching(guests: readonly GuestRecord[], search: string): readonly GuestRecord[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return guests;
  return guests.filter(({ name, node, cluster, placements }) =>
    [name, node ?? '', cluster ?? '', ...placements.map(({ host }) => host)].some((word) =>
      word.toLowerCase().includes(wanted),
    ),
  );
}
