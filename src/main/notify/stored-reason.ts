import { ownWordSchema, type Reason } from '../../shared/domain/own-words.ts';

/** A word of ours is kept as JSON, what another program said as it is. */
export const asStored = (reason: Reason): string =>
  typeof reason === 'string' ? reason : JSON.stringify(reason);

/** Of a version before there were words of ours all is text. */
export function asRead(stored: string): Reason {
  const word = stored.startsWith('{') ? ownWordSchema.safeParse(parsed(stored)) : null;
  return word?.success === true ? word.data : stored;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
