/**
 * What a state change stores as a value, in words: a plain word as it is, a state with its reason or
 * details behind it. Null: the value says that the object is not there.
 */
export function changeValue(stored: string): string | null {
  const value = parsed(stored);
  if (value === null) return null;
  if (typeof value !== 'object') return String(value);
  return wordsOf(new Map(Object.entries(value)));
}

/** The yes-or-no fields of a stored value. */
export function changeFlags(stored: string): ReadonlyMap<string, boolean> {
  const value = parsed(stored);
  if (value === null || typeof value !== 'object') return new Map();
  const fields = new Map<string, boolean>();
  for (const [name, field] of Object.entries(value)) if (typeof field === 'boolean') fields.set(name, field);
  return fields;
}

function wordsOf(fields: ReadonlyMap<string, unknown>): string | null {
  const standing = fields.get('standing');
  if (standing === null) return null;
  if (typeof standing === 'object') return wordsOf(new Map(Object.entries(standing)));
  const word = (name: string): string | null => {
    const field = fields.get(name);
    return typeof field === 'string' && field !== '' ? field : null;
  };
  const main = word('state') ?? word('sa');
  const detail = word('reason') ?? word('details');
  if (main !== null) return detail === null ? main : `${main} (${detail})`;
  return [...fields].map(([name, field]) => `${name} ${String(field)}`).join(', ');
}

function parsed(stored: string): string | number | boolean | object | null {
  try {
    const value: unknown = JSON.parse(stored);
    return isValue(value) ? value : stored;
  } catch {
    return stored;
  }
}

const isValue = (value: unknown): value is string | number | boolean | object | null =>
  value === null || ['string', 'number', 'boolean', 'object'].includes(typeof value);
