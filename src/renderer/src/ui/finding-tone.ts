import type { Finding } from '../../../shared/domain/finding.ts';
import { worstOf } from '../../../shared/domain/severity.ts';
import { TONE_OF, type Tone } from './tone.ts';

/** Findings by the object they are about. */
export type FindingIndex = ReadonlyMap<string, readonly Finding[]>;

const keyOf = (kind: Finding['subject']['kind'], id: string): string => `${kind}\n${id}`;
const NONE: readonly Finding[] = [];
const built = new WeakMap<readonly Finding[], FindingIndex>();

/** Built once a list: the same list gives the same index. */
export function indexFindings(findings: readonly Finding[]): FindingIndex {
  const known = built.get(findings);
  if (known !== undefined) return known;
  const index = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding.subject.kind, finding.subject.id);
    const list = index.get(key);
    if (list === undefined) index.set(key, [finding]);
    else list.push(finding);
  }
  built.set(findings, index);
  return index;
}

export const findingsOf = (
  index: FindingIndex,
  kind: Finding['subject']['kind'],
  id: string,
): readonly Finding[] => index.get(keyOf(kind, id)) ?? NONE;

/** The tone of the worst finding that a test picks, quiet when there is none. The engine judged; this looks it up. */
export function toneOf(findings: readonly Finding[], picks: (finding: Finding) => boolean): Tone {
  const picked = findings.filter(picks).map(({ severity }) => severity);
  return picked.length === 0 ? 'quiet' : TONE_OF[worstOf(picked)];
}

/** Does the finding come from what this observer's CF says? Null: from what the node says of itself. */
export const isCfOf =
  (observer: string | null) =>
  ({ code, facts }: Finding): boolean =>
    code.startsWith('cf-') && (facts['observer'] ?? null) === observer;
