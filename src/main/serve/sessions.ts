import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { callerSchema, type Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';

/** How long a browser stays known after it last loaded the page. */
export const SESSION_MS = 12 * 60 * 60 * 1000;

/**
 * Signs what a session cookie holds: the moment it ends, a random word, whose it is, and the proof of all. Nothing is
 * kept of a session but the key, so it outlives a restart that has the same key, and no restart that has another.
 */
export class Sessions {
  readonly #key: string;
  readonly #clock: Clock;

  constructor(key: string, clock: Clock) {
    this.#key = key;
    this.#clock = clock;
  }

  /** The value of a cookie that is good for `SESSION_MS` from now. */
  issue(caller: Caller): string {
    const whose = Buffer.from(JSON.stringify(caller), 'utf8').toString('base64url');
    const said = `${this.#clock.now() + SESSION_MS}.${randomBytes(16).toString('base64url')}.${whose}`;
    return `${said}.${this.#proof(said)}`;
  }

  /** Whose session it is; null: it is none of ours, or over. */
  holderOf(value: string): Caller | null {
    const [, said = '', ends = '', whose = '', proof = ''] = COOKIE.exec(value) ?? [];
    if (said === '' || !isSame(proof, this.#proof(said)) || this.#clock.now() >= Number(ends)) return null;
    const caller = callerSchema.safeParse(JSON.parse(Buffer.from(whose, 'base64url').toString('utf8')));
    return caller.success ? caller.data : null;
  }

  #proof(said: string): string {
    return createHmac('sha256', this.#key).update(said).digest('base64url');
  }
}

const COOKIE = /^((\d{1,15})\.[\w-]{22}\.([\w-]{1,800}))\.([\w-]{43})$/;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Takes the same time whatever is in it. */
export const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
