import { LOCALES, type Locale } from '../../../shared/text/text.ts';

/** Languages that a person can speak; the others exist for tests and only an address asks for them. */
const SPOKEN: readonly Locale[] = LOCALES.filter((locale) => locale !== 'pseudo');

/**
 * The language of the texts: what the address asks for, else the first of the system's languages that the
 * catalogue has (`ja-JP` finds `ja`), else English.
 */
export function chooseLocale(asked: string | null, languages: readonly string[]): Locale {
  const named = LOCALES.find((locale) => locale === asked);
  if (named !== undefined) return named;
  for (const language of languages) {
    const [primary] = language.toLowerCase().split('-');
    const spoken = SPOKEN.find((locale) => locale === primary);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
