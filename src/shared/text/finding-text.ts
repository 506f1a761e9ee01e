import type { Finding } from '../domain/finding.ts';
import { CONTRADICTIONS } from '../domain/contradictions.ts';
import { probeFailureSchema } from '../domain/probe-failure.ts';
import type { TextPart, TextValues } from './message.ts';
import type { Text } from './text.ts';

const FACTS = [
  'host',
  'hosts',
  'guest',
  'node',
  'cluster',
  'observer',
  'other',
  'state',
  'application',
  'agent',
  'seconds',
  'budgetSeconds',
  'values',
  'pairs',
  'found',
  'wanted',
  'what',
  'mac',
  'doubt',
  'migration',
  'stopped',
  'power',
] as const;
const KINDS = probeFailureSchema.options.map(({ shape }) => shape.kind.value);

/** What is wrong, as one sentence without its full stop. */
export function findingText(text: Text, finding: Finding): string {
  return text(`finding.${finding.code}`, values(text, finding));
}

/** The same in pieces, with what matters most emphasised. */
export function findingParts(text: Text, finding: Finding): readonly TextPart[] {
  return text.parts(`finding.${finding.code}`, values(text, finding));
}

/** What it means, in a sentence or two. */
export function findingExplanation(text: Text, finding: Finding): string {
  return text(`explain.${finding.code}`, values(text, finding));
}

/** What a person does next. */
export function findingStep(text: Text, finding: Finding): string {
  return text(`step.${finding.code}`, values(text, finding));
}

/** Which document says so, with its section; or that it is our own rule. */
export function findingCitation(text: Text, { code }: Pick<Finding, 'code'>): string {
  return text(`cite.${CONTRADICTIONS[code].cite}`);
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
    unread: facts['unread'] ?? 'none',
    given: facts['state'] === undefined ? 'no' : 'yes',
  };
}
