import { useCallback, useMemo, useState } from 'react';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { usePlaces } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { Empty } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { useHostColumns } from './host-columns.tsx';
import '../../ui/page.css';

const NONE: readonly HostRecord[] = [];
const hostsIn = (state: SiteState): readonly HostRecord[] =>
  state.kind === 'ready' ? state.picture.hosts : NONE;

const FIRST_SORTING = { column: 'name', order: 'ascending' } as const;

export function HostTable() {
  const text = useText();
  const { go } = usePlaces();
  const hosts = useSitePart(hostsIn);
  const [search, setSearch] = useState('');
  const columns = useHostColumns();
  const rows = useMemo(() => matching(hosts, search), [hosts, search]);
  const open = useCallback((host: HostRecord) => go({ object: host.name }), [go]);
  if (hosts.length === 0) return <Empty title={text('hosts.empty')} />;
  return (
    <div className="list-page">
      <div className="list-tools">
        <h2>{text('hosts.title')}</h2>
        <input
          className="input"
          type="search"
          value={search}
          placeholder={text('hosts.find')}
          aria-label={text('hosts.find')}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {rows.length === 0 ? (
        <Empty title={text('hosts.none')} />
      ) : (
        <DataTable
          label={text('hosts.title')}
          rows={rows}
          columns={columns}
          keyOf={nameOf}
          onOpen={open}
          firstSorting={FIRST_SORTING}
        />
      )}
    </div>
  );
}

const nameOf = ({ name }: HostRecord): string => name;

function matching(hosts: readonly HostRecord[], search: string): readonly HostRecord[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return hosts;
  return hosts.filter(({ name, address, group, tags }) =>
    [name, address, group ?? '', ...tags].some((word) => word.toLowerCase().includes(wanted)),
  );
}
