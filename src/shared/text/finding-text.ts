import type { Finding } from '../domain/finding.ts';
import type { TextPart, TextValues } from './message.ts';
import type { Text } from './text.ts';

// A fact that the engine did not give is shown as not given: a sentence with a hole would be worse.
const FACTS = [
  'host',
  'guest',
  'node',
  'observer',
  'state',
  'reason',
  'why',
  'application',
  'agent',
  'target',
] as const;

const values = (finding: Finding): TextValues => ({
  ...Object.fromEntries(FACTS.map((name) => [name, '?'])),
  [finding.subject.kind]: finding.subject.id,
  ...finding.facts,
});

/** What is wrong, as one sentence without its full stop. */
export function findingText(text: Text, finding: Finding): string {
  return text(`finding.${finding.code}`, values(finding));
}

/** The same in pieces, with what matters most emphasised. */
export function findingParts(text: Text, finding: Finding): readonly TextPart[] {
  return text.parts(`finding.${finding.code}`, values(finding));
}
