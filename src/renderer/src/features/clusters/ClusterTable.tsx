import { useCallback, useMemo, useState } from 'react';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { usePlaces } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { Empty } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { useClusterColumns } from './cluster-columns.tsx';
import '../../ui/page.css';

const NONE: readonly ClusterRecord[] = [];
const clustersIn = (state: SiteState): readonly ClusterRecord[] =>
  state.kind === 'ready' ? state.picture.clusters : NONE;

const FIRST_SORTING = { column: 'name', order: 'ascending' } as const;

export function ClusterTable() {
  const text = useText();
  const { go } = usePlaces();
  const clusters = useSitePart(clustersIn);
  const [search, setSearch] = useState('');
  const columns = useClusterColumns();
  const rows = useMemo(() => matching(clusters, search), [clusters, search]);
  const open = useCallback((cluster: ClusterRecord) => go({ object: cluster.name }), [go]);
  if (clusters.length === 0)
    return <Empty title={text('clusters.empty')}>{text('clusters.empty.explain')}</Empty>;
  return (
    <div className="list-page">
      <div className="list-tools">
        <h2>{text('clusters.title')}</h2>
        <input
          className="input"
          type="search"
          value={search}
          placeholder={text('clusters.find')}
          aria-label={text('clusters.find')}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {rows.length === 0 ? (
        <Empty title={text('clusters.none')} />
      ) : (
        <DataTable
          label={text('clusters.title')}
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

const nameOf = ({ name }: ClusterRecord): string => name;

function matching(clusters: readonly ClusterRecord[], search: string): readonly ClusterRecord[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return clusters;
  return clusters.filter(({ name, nodes }) =>
    [name, ...nodes].some((word) => word.toLowerCase().includes(wanted)),
  );
}
