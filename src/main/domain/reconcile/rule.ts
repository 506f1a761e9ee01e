import { CONTRADICTIONS } from '../../../shared/domain/contradictions.ts';
import type { Finding, FindingCode } from '../../../shared/domain/finding.ts';
import type { ClusterDraft, GuestDraft, HostDraft, NodeDraft } from './site-readings.ts';
import type { Site } from './site.ts';

/** One finding's rule. Pure; what is not known never makes it say less than the truth allows. */
export interface Rule {
  readonly code: FindingCode;
  readonly judge: (site: Site) => readonly Finding[];
}

type Facts = Readonly<Record<string, string>>;

/** A finding with the severity of its class. */
export function raise(
  code: FindingCode,
  subject: Finding['subject'],
  since: number | null,
  facts: Facts,
): Finding {
  return { code, severity: CONTRADICTIONS[code].severity, subject, since, facts };
}

export const nodeSubject = ({ name }: NodeDraft): Finding['subject'] => ({ kind: 'node', id: name });
export const guestSubject = ({ id }: GuestDraft): Finding['subject'] => ({ kind: 'guest', id });
export const hostSubject = ({ name }: HostDraft): Finding['subject'] => ({ kind: 'host', id: name });
export const clusterSubject = ({ name }: ClusterDraft): Finding['subject'] => ({ kind: 'cluster', id: name });

/** Names for a sentence. */
export const list = (names: readonly string[]): string => [...new Set(names)].sort().join(', ');

/** When all of several states held for the first time. */
export const sinceAll = (sinces: readonly number[]): number | null =>
  sinces.length === 0 ? null : Math.max(...sinces);
