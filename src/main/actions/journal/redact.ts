/** Takes secrets out of one text. Given by the caller, who knows which there are. */
export type Redact = (text: string) => string;

/** Most characters of each field that holds free text, as the contract of the journal has them. */
const FREE_TEXTS: ReadonlyMap<string, number> = new Map([
  ['raw', 1_000_000],
  ['output', 1_000_000],
  ['command', 20_000],
  ['words', 10_000],
  ['value', 10_000],
  ['why', 10_000],
  ['restored', 10_000],
  ['by', 10_000],
  ['to', 10_000],
  ['holder', 10_000],
  ['reason', 2000],
]);

/**
 * The same value with its free texts redacted, then cut to what the journal takes. Names, enums, what is owed
 * and what a person typed stand as they are: something is done or judged by them.
 */
export function tidyTexts(value: unknown, redact: Redact): unknown {
  if (Array.isArray(value)) return value.map((item) => tidyTexts(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  const tidy = ([key, item]: [string, unknown]): [string, unknown] => {
    const most = FREE_TEXTS.get(key);
    if (typeof item !== 'string') return [key, tidyTexts(item, redact)];
    return [key, most === undefined ? item : cutText(redact(item), most)];
  };
  return Object.fromEntries(Object.entries(value).map(tidy));
}

/** At most `most` characters; what is cut off is counted at the end. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = most - mark(text.length).length;
  return text.slice(0, kept) + mark(text.length - kept);
}

const mark = (count: number) => `[cut: ${count} characters]`;
