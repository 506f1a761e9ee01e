import type { Finding } from '../../../shared/domain/finding.ts';
import { worstOf, type Severity } from '../../../shared/domain/severity.ts';

/** Findings by the object they are about. Built once a list of findings. */
export type FindingIndex = ReadonlyMap<string, readonly Finding[]>;

const keyOf = (kind: Finding['subject']['kind'], id: string): string => `${kind}\n${id}`;
const NONE: readonly Finding[] = [];

export function indexFindings(findings: readonly Finding[]): FindingIndex {
  const index = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding.subject.kind, finding.subject.id);
    const list = index.get(key);
    if (list === undefined) index.set(key, [finding]);
    else list.push(finding);
  }
  return index;
}

export const findingsOf = (
  index: FindingIndex,
  kind: Finding['subject']['kind'],
  id: string,
): readonly Finding[] => index.get(keyOf(kind, id)) ?? NONE;

/** How a finding paints what it is about; `null`: nothing was found, so it stays ink. */
export type Tone = Severity | null;

/** The worst severity among the findings that a test picks. The engine judged; this only looks it up. */
export function toneOf(findings: readonly Finding[], picks: (finding: Finding) => boolean): Tone {
  const picked = findings.filter(picks).map(({ severity }) => severity);
  return picked.length === 0 ? null : worstOf(picked);
}

/** Does the finding come from what this observer's CF says? Null: from what the node says of itself. */
export const isCfOf =
  (observer: string | null) =>
  ({ code, facts }: Finding): boolean =>
    code.startsWith('cf-') && (facts['observer'] ?? null) === observer;
