/** Takes secrets out of one text. Given by the caller, who knows which there are. */
export type Redact = (text: string) => string;

/** The same value with every text in it redacted; keys stand. */
export function redactAll(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactAll(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactAll(item, redact)]));
}
