import { en, type Catalogue, type TextKey } from './en.ts';
import { messageOf, plainText, textParts, type Message, type TextPart, type TextValues } from './message.ts';
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

/** All texts in one language. Messages are parsed at first use and kept. */
export function createText(locale: Locale): Text {
  const language = LANGUAGES[locale];
  const parsed = new Map<TextKey, Message>();
  const message = (key: TextKey): Message => {
    const known = parsed.get(key);
    if (known !== undefined) return known;
    const fresh = messageOf(CATALOGUES[locale][key], language);
    const shown = locale === 'pseudo' ? messageOf(pseudo(fresh.getAst()), language) : fresh;
    parsed.set(key, shown);
    return shown;
  };
  const text = (key: TextKey, values?: TextValues): string => plainText(message(key), values);
  return Object.assign(text, {
    parts: (key: TextKey, values?: TextValues) => textParts(message(key), values),
    language,
  });
}
