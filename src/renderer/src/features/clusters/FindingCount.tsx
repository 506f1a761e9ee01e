import { useCallback } from 'react';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { clusterFindings } from './cluster-findings.ts';

export function FindingCount({ cluster }: { readonly cluster: ClusterRecord }) {
  return useSitePart(useCallback((state: SiteState) => clusterFindings(state, cluster).length, [cluster]));
}
