import type { Reason } from '../../../shared/domain/own-words.ts';
import { ownText } from '../../../shared/text/own-text.ts';
import { Datum } from './Datum.tsx';
import { useText } from './text-context.ts';

/** Why something failed: in our words, or in those of the program that said it. */
export function ReasonWords({ reason }: { readonly reason: Reason }) {
  const text = useText();
  return typeof reason === 'string' ? <Datum>{reason}</Datum> : ownText(text, reason);
}
