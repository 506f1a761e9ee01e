import type { Finding } from '../../../shared/domain/finding.ts';
import { SEVERITIES, worstOf, type Severity } from '../../../shared/domain/severity.ts';
import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  NodeRecord,
} from '../../../shared/domain/site-picture.ts';
import { clusterFindings } from './cluster-findings.ts';
import { guestFindings } from './guest-findings.ts';
import { hostFindings } from './host-findings.ts';
import { nodeFindings } from './node-findings.ts';

export interface SiteRecords {
  readonly hosts: readonly HostRecord[];
  readonly guests: readonly GuestRecord[];
  readonly nodes: readonly NodeRecord[];
  readonly clusters: readonly ClusterRecord[];
}

/** Everything that is not healthy, worst first, oldest first among equals. */
export function siteFindings(site: SiteRecords): Finding[] {
  const found = [
    ...site.hosts.flatMap(hostFindings),
    ...site.guests.flatMap(guestFindings),
    ...site.nodes.flatMap(nodeFindings),
    ...site.clusters.flatMap(clusterFindings),
  ];
  return found.sort(
    (a, b) =>
      SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || (a.since ?? 0) - (b.since ?? 0),
  );
}

/** A site of which nothing is known is unknown, not healthy. */
export const severityOfSite = (site: SiteRecords): Severity =>
  worstOf([...site.hosts, ...site.guests, ...site.nodes, ...site.clusters].map(({ severity }) => severity));
