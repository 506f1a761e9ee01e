import { useCallback } from 'react';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { usePlaces } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Empty } from '../../ui/Notice.tsx';
import { ObjectTable } from '../../ui/ObjectTable.tsx';
import { useText } from '../../ui/text-context.ts';
import { useClusterColumns } from './cluster-columns.tsx';

const NONE: readonly ClusterRecord[] = [];
const clustersIn = (state: SiteState): readonly ClusterRecord[] =>
  state.kind === 'ready' ? state.picture.clusters : NONE;

export function ClusterTable() {
  const text = useText();
  const { go } = usePlaces();
  const clusters = useSitePart(clustersIn);
  const columns = useClusterColumns();
  const open = useCallback((cluster: ClusterRecord) => go({ object: cluster.name }), [go]);
  return (
    <ObjectTable
      title={text('clusters.title')}
      find={text('clusters.find')}
      none={text('clusters.none')}
      empty={<Empty title={text('clusters.empty')}>{text('clusters.empty.explain')}</Empty>}
      rows={clusters}
      columns={columns}
      keyOf={keyOf}
      wordsOf={wordsOf}
      onOpen={open}
    />
  );
}

const keyOf = ({ name }: ClusterRecord): string => name;

const wordsOf = ({ name, nodes }: ClusterRecord) => [name, ...nodes];
