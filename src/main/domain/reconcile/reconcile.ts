import { isAdvice } from '../../../shared/domain/contradictions.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import { worstOf, type Severity } from '../../../shared/domain/severity.ts';
import type { ClusterVerdict, NodeVerdict } from '../../../shared/domain/verdict.ts';
import { clusterFindings } from './cluster-findings.ts';
import { guestFindings } from './guest-findings.ts';
import { hostFindings } from './host-findings.ts';
import { nodeFindings } from './node-findings.ts';
import { RULES } from './rules.ts';
import type { ClusterDraft, GuestDraft, HostDraft, NodeDraft, SiteReadings } from './site-readings.ts';
import { indexSite, type Site } from './site.ts';
import { clusterVerdict, nodeVerdict, severityOf, worstFirst } from './verdicts.ts';

/** What is true of a site when all its sources are heard. */
export interface Reconciliation {
  readonly severity: Severity;
  /** Everything that is not healthy, worst first, oldest first among equals. */
  readonly findings: readonly Finding[];
  /** What could be set up better; it counts in no severity, save that a host that nothing sees is unknown. */
  readonly advice: readonly Finding[];
  readonly host: (host: HostDraft) => Severity;
  readonly guest: (guest: GuestDraft) => Severity;
  readonly node: (node: NodeDraft) => NodeVerdict;
  readonly cluster: (cluster: ClusterDraft) => ClusterVerdict;
}

/**
 * Pure: the same readings give the same verdicts. A site of which nothing is known is unknown, not healthy; what is
 * not known about an object is itself a finding about it.
 */
export function reconcile(readings: SiteReadings): Reconciliation {
  const site = indexSite(readings);
  const all = [...singleFindings(site), ...RULES.flatMap(({ judge }) => judge(site))].sort(worstFirst);
  const findings = all.filter((finding) => !isAdvice(finding));
  const advice = all.filter(isAdvice);
  const about = bySubject(findings);
  const unseen = bySubject(advice.filter(({ severity }) => severity === 'unknown'));
  const nodeFound = (node: NodeDraft) => [
    ...about('node', node.name),
    ...about('guest', node.guest ?? '').filter(saysOfTheNode),
  ];
  const nodes = new Map(site.nodes.map((node) => [node, nodeVerdict(nodeFound(node))]));
  const clusterFound = (cluster: ClusterDraft) => [
    ...site.membersOf(cluster).flatMap(nodeFound),
    ...about('cluster', cluster.name),
    ...cluster.applications.flatMap(({ name }) => about('application', `${cluster.name}/${name}`)),
  ];
  const judged = {
    host: ({ name }: HostDraft) => severityOf([...about('host', name), ...unseen('host', name)]),
    guest: ({ id }: GuestDraft) => severityOf(about('guest', id)),
    node: (node: NodeDraft) => nodes.get(node) ?? nodeVerdict(nodeFound(node)),
    cluster: (cluster: ClusterDraft) =>
      clusterVerdict(cluster, site.membersOf(cluster), clusterFound(cluster)),
  };
  return { severity: severityOfSite(site, findings), findings, advice, ...judged };
}

const singleFindings = (site: Site): Finding[] => [
  ...site.hosts.flatMap(hostFindings),
  ...site.guests.flatMap(guestFindings),
  ...site.nodes.flatMap(nodeFindings),
  ...site.clusters.flatMap(clusterFindings),
];

/** A host that does not answer does not make the guest's node unknown: the node is asked itself. */
const saysOfTheNode = ({ code }: Finding): boolean => code !== 'domain-not-known';

function bySubject(
  findings: readonly Finding[],
): (kind: Finding['subject']['kind'], id: string) => Finding[] {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.subject.kind} ${finding.subject.id}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [finding]);
    else known.push(finding);
  }
  return (kind, id) => found.get(`${kind} ${id}`) ?? [];
}

function severityOfSite(site: Site, findings: readonly Finding[]): Severity {
  const isEmpty = [site.hosts, site.guests, site.nodes, site.clusters].every(({ length }) => length === 0);
  return isEmpty ? 'unknown' : worstOf(['healthy', ...findings.map(({ severity }) => severity)]);
}
