import { CONTRADICTIONS } from '../../../shared/domain/contradictions.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import { findingCitation, findingExplanation, findingStep } from '../../../shared/text/finding-text.ts';
import { useText } from './text-context.ts';
import './finding-words.css';

/** What a finding means, what a person does next, and which document says so. */
export function FindingWords({ finding }: { readonly finding: Finding }) {
  const text = useText();
  const { interlock } = CONTRADICTIONS[finding.code];
  return (
    <div className="finding-words">
      <p className="dim">{findingExplanation(text, finding)}</p>
      <p>
        <b>{text('words.next')}:</b> {findingStep(text, finding)}
      </p>
      <p className="cap">
        {text('words.source')}: {findingCitation(text, finding)}
        {interlock !== null && <> · {text('words.interlock', { rule: interlock })}</>}
      </p>
    </div>
  );
}
