import { withoutExplained } from '../../../shared/domain/contradictions.ts';
import type { Finding } from '../../../shared/domain/finding.ts';

const spoken = new WeakMap<readonly Finding[], readonly Finding[]>();

/**
 * What a view says of a site's findings: without those that another about the same object says better. The same
 * findings give the same list, so that a view that watches it rests while nothing changes.
 */
export function spokenFindings(findings: readonly Finding[]): readonly Finding[] {
  const before = spoken.get(findings);
  if (before !== undefined) return before;
  const kept = withoutExplained(findings);
  const all = kept.length === findings.length ? findings : kept;
  spoken.set(findings, all);
  return all;
}
