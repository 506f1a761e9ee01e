import type { Finding } from '../domain/finding.ts';
import { probeFailureSchema } from '../domain/probe-failure.ts';
import type { TextPart, TextValues } from './message.ts';
import type { Text } from './text.ts';

const FACTS = ['host', 'guest', 'node', 'observer', 'state', 'application', 'agent'] as const;
const KINDS = probeFailureSchema.options.map(({ shape }) => shape.kind.value);

/** What is wrong, as one sentence without its full stop. */
export function findingText(text: Text, finding: Finding): string {
  return text(`finding.${finding.code}`, values(text, finding));
}

/** The same in pieces, with what matters most emphasised. */
export function findingParts(text: Text, finding: Finding): readonly TextPart[] {
  return text.parts(`finding.${finding.code}`, values(text, finding));
}

/** A fact that the engine did not give is shown as not given: a sentence with a hole would be worse. */
function values(text: Text, { subject, facts }: Finding): TextValues {
  const kind = KINDS.find((known) => known === facts['because']);
  const why = kind === undefined ? text('failureShort.none') : text(`failureShort.${kind}`);
  return {
    ...Object.fromEntries(FACTS.map((name) => [name, '?'])),
    [subject.kind]: subject.id,
    ...facts,
    why,
    reason: facts['reason'] ?? why,
    kind: subject.kind,
    by: facts['observer'] === undefined ? 'self' : 'other',
    given: facts['state'] === undefined ? 'no' : 'yes',
  };
}
