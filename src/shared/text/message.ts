import IntlMessageFormat from 'intl-messageformat';

/** What a message may be given. Numbers and dates are formatted by the message itself. */
export type TextValues = Readonly<Record<string, string | number>>;

/** A piece of a message that carries emphasis: what stood between `<b>` and `</b>`. */
export interface TextPart {
  readonly text: string;
  readonly strong: boolean;
}

export type Message = IntlMessageFormat;
export type MessageSyntax = ReturnType<IntlMessageFormat['getAst']>;

/** Parses an ICU message. Throws on a message that is not one: a test parses them all. */
export function messageOf(source: string | MessageSyntax, locale: string): Message {
  return new IntlMessageFormat(source, locale);
}

/** The message as plain text; emphasis is left out. */
export function plainText(message: Message, values: TextValues = {}): string {
  return textParts(message, values)
    .map(({ text }) => text)
    .join('');
}

/** The message in pieces, for a view that shows emphasis. */
export function textParts(message: Message, values: TextValues = {}): readonly TextPart[] {
  const formatted = message.format<TextPart>({
    ...values,
    b: (inner) => ({
      text: inner.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
      strong: true,
    }),
  });
  const pieces = Array.isArray(formatted) ? formatted : [formatted];
  return pieces.map((piece) => (typeof piece === 'object' ? piece : { text: piece, strong: false }));
}
