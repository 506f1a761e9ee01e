import type { OperationRefusal } from '../../../shared/contract/operations.ts';
import type { TextValues } from '../../../shared/text/message.ts';
import { recordTrouble } from '../../../shared/text/record-text.ts';
import type { Text } from '../../../shared/text/text.ts';

/** Why the core did not do what was asked, as a sentence. */
export const refusalText = (text: Text, refusal: OperationRefusal): string =>
  text(`refusal.${refusal.kind}`, valuesOf(text, refusal));

function valuesOf(text: Text, refusal: OperationRefusal): TextValues {
  if (refusal.kind === 'nobody-asked') return { nodes: refusal.nodes.join(', ') };
  if (refusal.kind === 'record') return { why: recordTrouble(text, refusal.why, refusal.detail) };
  const words = Object.entries(refusal).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return Object.fromEntries(words);
}
