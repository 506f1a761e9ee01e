import { en, type Catalogue, type TextKey } from './en.ts';
import { messageOf, plainText, textParts, type Message, type TextPart, type TextValues } from './message.ts';
import { plainMessage, type PlainMessage } from './plain-message.ts';
import { pseudo } from './pseudo.ts';

export const LOCALES = ['en', 'pseudo'] as const;
export type Locale = (typeof LOCALES)[number];

export interface Text {
  (key: TextKey, values?: TextValues): string;
  /** The same in pieces, for a view that shows emphasis. */
  readonly parts: (key: TextKey, values?: TextValues) => readonly TextPart[];
  /** For Intl: the language that numbers and dates are written in. */
  readonly language: string;
}

const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { en, pseudo: en };
const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'en', pseudo: 'en' };

/** What was read of a source: words, perhaps with values, or what only the parser understands. */
type Read = PlainMessage | Message;

/** All texts in one language. Messages are read at first use and kept. */
export function createText(locale: Locale): Text {
  const language = LANGUAGES[locale];
  const read = new Map<TextKey, Read>();
  const message = (key: TextKey): Read => {
    const known = read.get(key);
    if (known !== undefined) return known;
    const fresh = readMessage(CATALOGUES[locale][key], locale, language);
    read.set(key, fresh);
    return fresh;
  };
  const text = (key: TextKey, values?: TextValues): string => {
    const found = message(key);
    return typeof found === 'function' ? found(values) : plainText(found, values);
  };
  const parts = (key: TextKey, values?: TextValues): readonly TextPart[] => {
    const found = message(key);
    return typeof found === 'function' ? [{ text: found(values), strong: false }] : textParts(found, values);
  };
  return Object.assign(text, { parts, language });
}

function readMessage(source: string, locale: Locale, language: string): Read {
  const plain = locale === 'en' ? plainMessage(source) : null;
  if (plain !== null) return plain;
  const parsed = messageOf(source, language);
  return locale === 'pseudo' ? messageOf(pseudo(parsed.getAst()), language) : parsed;
}
