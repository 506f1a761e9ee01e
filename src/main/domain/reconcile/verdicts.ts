import type { Finding, FindingCode } from '../../../shared/domain/finding.ts';
import { SEVERITIES, worstOf, type Severity } from '../../../shared/domain/severity.ts';
import type { ClusterVerdict, NodeVerdict } from '../../../shared/domain/verdict.ts';
import { protectionOf } from './protection.ts';
import type { ClusterDraft, NodeDraft } from './site-readings.ts';

/** The first of these that was found gives the sentence; then the severity does. */
const NODE: readonly (readonly [NodeVerdict['sentence'], readonly FindingCode[]])[] = [
  ['stop-not-proven', ['leftcluster-domain-runs', 'leftcluster-stop-not-proven']],
  ['stop-not-proven', ['leftcluster-while-answering', 'node-alive-domain-off']],
  ['stopped', ['leftcluster-domain-stopped']],
  ['lost', ['cf-leftcluster', 'cf-down', 'cf-down-but-answers', 'domain-crashed', 'domain-off-but-node']],
  ['unprotected', ['sf-not-running', 'sf-agent-failed', 'sf-kill-failed', 'sf-target-differs']],
];
const UNSAFE: readonly FindingCode[] = [
  'domain-on-two-hosts',
  'application-online-twice',
  'cf-down-but-answers',
];
const PARTITIONED: readonly FindingCode[] = ['cf-partition'];
const CLUSTER: readonly (readonly [ClusterVerdict['sentence'], readonly FindingCode[]])[] = [
  ['unsafe', UNSAFE],
  ['partitioned', PARTITIONED],
  ['leftcluster', ['cf-leftcluster']],
  ['no-service', ['application-nowhere-online']],
  [
    'unprotected',
    ['sf-not-running', 'sf-agent-failed', 'sf-kill-failed', 'sf-target-differs', 'cf-timeout-raised'],
  ],
];

/** A node's verdict from what was found about it and about the guest that it is. */
export function nodeVerdict(found: readonly Finding[]): NodeVerdict {
  const severity = severityOf(found);
  const named = sentenceIn(NODE, found);
  return { severity, sentence: named ?? GENERAL[severity], restsOn: codesOf(found) };
}

/** A cluster's verdict from what was found about it, its nodes, their guests and its userApplications. */
export function clusterVerdict(
  cluster: ClusterDraft,
  members: readonly NodeDraft[],
  found: readonly Finding[],
): ClusterVerdict {
  const severity = severityOf(found);
  const sentence = sentenceIn(CLUSTER, found) ?? GENERAL[severity];
  const protection = protectionOf(cluster, members, found);
  return { severity, sentence, restsOn: codesOf(found), protection };
}

const GENERAL = {
  healthy: 'healthy',
  degraded: 'degraded',
  unknown: 'not-known',
  critical: 'unsafe',
} as const satisfies Record<Severity, string>;

/** Nothing found is healthy only because what is not known is found, too. */
export const severityOf = (found: readonly Finding[]): Severity =>
  worstOf(['healthy', ...found.map(({ severity }) => severity)]);

function sentenceIn<S>(
  table: readonly (readonly [S, readonly FindingCode[]])[],
  found: readonly Finding[],
): S | null {
  const codes = new Set(found.map(({ code }) => code));
  return table.find(([, wanted]) => wanted.some((code) => codes.has(code)))?.[0] ?? null;
}

const codesOf = (found: readonly Finding[]): FindingCode[] => [
  ...new Set([...found].sort(worstFirst).map(({ code }) => code)),
];

/** Worst first; danger to data, then a partition, before what they make the nodes say; oldest first among equals. */
export const worstFirst = (a: Finding, b: Finding): number =>
  SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
  leadOf(a) - leadOf(b) ||
  (a.since ?? 0) - (b.since ?? 0);

const LEADING = [UNSAFE, PARTITIONED];

function leadOf({ code }: Finding): number {
  const rank = LEADING.findIndex((codes) => codes.includes(code));
  return rank < 0 ? LEADING.length : rank;
}
