import type { Finding } from '../../../../shared/domain/finding.ts';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { findingsOf, indexFindings } from '../../ui/finding-tone.ts';
import { spokenFindings } from '../../ui/spoken-findings.ts';

/** What was found on the cluster, its nodes, the guests that are its nodes, and its userApplications. */
export function clusterFindings(state: SiteState, cluster: ClusterRecord): readonly Finding[] {
  if (state.kind !== 'ready') return [];
  const spoken = spokenFindings(state.picture.findings);
  const index = indexFindings(spoken);
  const own = new Set<Finding>([
    ...findingsOf(index, 'cluster', cluster.name),
    ...cluster.nodes.flatMap((node) => findingsOf(index, 'node', node)),
    ...cluster.nodes.flatMap((node) => {
      const guest = state.records.nodes.get(node)?.guest ?? null;
      return guest === null ? [] : findingsOf(index, 'guest', guest);
    }),
    ...cluster.applications.flatMap(({ name }) =>
      findingsOf(index, 'application', `${cluster.name}/${name}`),
    ),
  ]);
  // In the engine's order: worst first.
  return spoken.filter((finding) => own.has(finding));
}
