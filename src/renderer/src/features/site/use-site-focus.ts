import { useCallback, useMemo } from 'react';
import { usePlaces } from '../../live/place.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { firstCluster } from './first-cluster.ts';
import type { Focus } from './focus.ts';
import { NOTHING_SELECTED, parseSelection, toObject, type Selection } from './selection.ts';

/** The selection is the link's object; without one, the cluster that most needs a person is looked at. */
export function useSiteFocus(): Focus {
  const { place, go } = usePlaces();
  const chosen = useMemo(() => parseSelection(place.object), [place.object]);
  const fallback = useSitePart(worstCluster);
  const selection = useMemo<Selection | null>(
    () =>
      chosen ??
      (fallback === null || place.object === NOTHING_SELECTED ? null : { kind: 'cluster', id: fallback }),
    [chosen, fallback, place.object],
  );
  const highlighted = useSitePart(
    useCallback((state: SiteState) => clusterOf(state, selection), [selection]),
  );
  return useMemo<Focus>(
    () => ({
      selection,
      highlighted,
      select: (next) => go({ object: toObject(next) }),
      clear: () => go({ object: NOTHING_SELECTED }),
      isSelected: (kind, id) => selection?.kind === kind && selection.id === id,
    }),
    [selection, highlighted, go],
  );
}

/** The cluster of the first finding that belongs to one; findings come worst first. */
function worstCluster(state: SiteState): string | null {
  if (state.kind !== 'ready') return null;
  for (const { subject, facts } of state.picture.findings) {
    const named = facts['cluster'];
    if (named !== undefined && state.records.clusters.has(named)) return named;
    const cluster = clusterOfSubject(state.records, subject.kind, subject.id);
    if (cluster !== null) return cluster;
  }
  return firstCluster(state.records.clusters.words, (name) => state.records.nodes.wordsOf(name));
}

function clusterOf({ records }: SiteState, selection: Selection | null): string | null {
  return selection === null ? null : clusterOfSubject(records, selection.kind, selection.id);
}

function clusterOfSubject(records: SiteState['records'], kind: string, id: string): string | null {
  switch (kind) {
    case 'cluster':
      return id;
    case 'node':
      return records.nodes.wordsOf(id)?.cluster ?? null;
    case 'guest':
      return records.guests.wordsOf(id)?.cluster ?? null;
    default:
      return null;
  }
}
