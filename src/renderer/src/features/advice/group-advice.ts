import type { Finding } from '../../../../shared/domain/finding.ts';
import { findingExplanation, findingStep } from '../../../../shared/text/finding-text.ts';
import type { Text } from '../../../../shared/text/text.ts';

/** Findings that are explained with the same words: said once, for all objects that they concern. */
export function groupAdvice(
  text: Text,
  findings: readonly Finding[],
): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.code}\n${findingExplanation(text, finding)}\n${findingStep(text, finding)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}
