const SLOTS = 1_024;
const LONGEST_WORD = 32;
const FIRST_NON_ASCII = 0x80;

/**
 * Words that come again and again, as the field names of a bulk answer: the same bytes give the same string without
 * decoding them anew. Its memory is bounded whatever is read: 1,024 words of at most 32 bytes, a newer word in the
 * place of an older one. What is longer or not plain ASCII is left to the caller.
 */
export class WordCache {
  readonly #words = Array.from({ length: SLOTS }, () => '');

  /** Null for what is not kept here. */
  read(bytes: Buffer, at: number, length: number): string | null {
    if (length > LONGEST_WORD) return null;
    let hash = length;
    for (let index = at; index < at + length; index++) {
      const byte = bytes[index] ?? FIRST_NON_ASCII;
      if (byte >= FIRST_NON_ASCII) return null;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const slot = (hash ^ (hash >>> 10)) & (SLOTS - 1);
    const kept = this.#words[slot] ?? '';
    if (isSame(kept, bytes, at, length)) return kept;
    const word = bytes.toString('latin1', at, at + length);
    this.#words[slot] = word;
    return word;
  }
}

function isSame(word: string, bytes: Buffer, at: number, length: number): boolean {
  if (word.length !== length) return false;
  for (let index = 0; index < length; index++) if (word.charCodeAt(index) !== bytes[at + index]) return false;
  return true;
}
