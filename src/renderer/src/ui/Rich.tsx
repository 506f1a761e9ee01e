import type { TextPart } from '../../../shared/text/message.ts';

/** A message with its emphasis, as `text.parts` and `findingParts` give it. */
export function Rich({ parts }: { readonly parts: readonly TextPart[] }) {
  return parts.map(({ text, strong }, index) => (strong ? <b key={index}>{text}</b> : text));
}
