import { OWN_WORDS, type OwnWord, type Reason } from '../domain/own-words.ts';
import type { Text } from './text.ts';

/** A fact that is missing is shown as missing: a sentence with a hole would be worse. */
export function ownText(text: Text, { code, facts }: OwnWord): string {
  const unknown = Object.fromEntries(OWN_WORDS[code].map((name) => [name, '?']));
  return text(`own.${code}`, { ...unknown, ...facts });
}

/** What another program said is shown as it is. */
export const reasonText = (text: Text, reason: Reason): string =>
  typeof reason === 'string' ? reason : ownText(text, reason);

/** Words of ours, one after the other, and after them what another program said. */
export function ownAndSaid(text: Text, own: readonly OwnWord[], said: string): string {
  const [first, ...more] = own.map((word) => ownText(text, word));
  if (first === undefined) return said;
  const words = more.reduce((before, then) => text('own.then', { before, then }), first);
  return said === '' ? words : text('own.andSaid', { words, said });
}
