import type { TextValues } from './message.ts';

/** Words and plain values, no choice, no number format, no emphasis, nothing quoted. */
const PLAIN = /^[^{}<']*(?:\{\w+\}[^{}<']*)*$/;
const BRACES = /[{}]/;

export type PlainMessage = (values?: TextValues) => string;

/**
 * A message that is only put together: most of the catalogue, and what ages and loads say every second. To parse
 * them all would cost a start a tenth of a second. Null: it holds more and wants the parser. Throws, as the
 * parser's messages do, when a value is missing.
 */
export function plainMessage(source: string): PlainMessage | null {
  if (!PLAIN.test(source)) return null;
  const pieces = source.split(BRACES);
  if (pieces.length === 1) return () => source;
  return (values = {}) =>
    pieces.map((piece, place) => (place % 2 === 0 ? piece : valueOf(piece, values, source))).join('');
}

function valueOf(name: string, values: TextValues, source: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`No value for {${name}} in "${source}"`);
  return String(value);
}
