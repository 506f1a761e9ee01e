import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';

/** How long a browser stays known after it last loaded the page. */
export const SESSION_MS = 12 * 60 * 60 * 1000;

/**
 * Signs what a session cookie holds: the moment it ends, a random word, and the proof of both. Nothing is kept of
 * a session but the key, so it outlives a restart that has the same key, and no restart that has another.
 */
export class Sessions {
  readonly #key: string;
  readonly #clock: Clock;

  constructor(key: string, clock: Clock) {
    this.#key = key;
    this.#clock = clock;
  }

  /** The value of a cookie that is good for `SESSION_MS` from now. */
  issue(): string {
    const said = `${this.#clock.now() + SESSION_MS}.${randomBytes(16).toString('base64url')}`;
    return `${said}.${this.#proof(said)}`;
  }

  isGood(value: string): boolean {
    const [, said = '', ends = '', proof = ''] = /^((\d{1,15})\.[\w-]{22})\.([\w-]{43})$/.exec(value) ?? [];
    return said !== '' && isSame(proof, this.#proof(said)) && this.#clock.now() < Number(ends);
  }

  #proof(said: string): string {
    return createHmac('sha256', this.#key).update(said).digest('base64url');
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Takes the same time whatever is in it. */
export const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
