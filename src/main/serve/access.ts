import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { OBSERVER, type Caller } from '../platform/caller.ts';
import { isSame, SESSION_MS, type Sessions } from './sessions.ts';

/** Links that nobody used; an older one is given up. */
const MOST_LINKS = 16;

/** 256 random bits, safe in URLs, cookies and headers. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * Who may use this server. A link's token is good for one browser, once, and becomes a session cookie; a
 * program shows the access token of a file that only its user can read.
 */
export class Access {
  readonly #cookieName: string;
  readonly #sessions: Sessions;
  readonly #accessToken: string;
  readonly #links = new Map<string, Caller>();

  /** Cookies know no ports: the name keeps two consoles of one machine apart. */
  constructor(port: number, accessToken: string, sessions: Sessions) {
    this.#cookieName = `nodeward-${port}`;
    this.#sessions = sessions;
    this.#accessToken = accessToken;
  }

  /** A new token for one link; the last ones before it that nobody used stay good. */
  newLinkToken(caller: Caller): string {
    const token = newToken();
    this.#links.set(token, caller);
    for (const oldest of [...this.#links.keys()].slice(0, -MOST_LINKS)) this.#links.delete(oldest);
    return token;
  }

  /** The session cookie for a link's token, or null when the token is wrong or was used before. */
  redeem(token: string): string | null {
    const found = [...this.#links].find(([link]) => isSame(link, token));
    if (found === undefined) return null;
    this.#links.delete(found[0]);
    return this.newCookie(found[1]);
  }

  /** A session that begins now. Only for who has one, or a link. */
  newCookie(caller: Caller): string {
    const seconds = SESSION_MS / 1000;
    return `${this.#cookieName}=${this.#sessions.issue(caller)}; Max-Age=${seconds}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whose browser it is; null: it has no session that is good. */
  sessionOf({ headers }: IncomingMessage): Caller | null {
    const prefix = `${this.#cookieName}=`;
    for (const cookie of (headers.cookie ?? '').split(';').map((each) => each.trim())) {
      const holder = cookie.startsWith(prefix) ? this.#sessions.holderOf(cookie.slice(prefix.length)) : null;
      if (holder !== null) return holder;
    }
    return null;
  }

  /** A program looks and never acts; null: it shows no token. */
  programOf(request: IncomingMessage): Caller | null {
    return this.hasAccessToken(request) ? OBSERVER : null;
  }

  /** A browser cannot set this header on a WebSocket, nor leave out the Origin of a POST: no page can use it. */
  hasAccessToken({ headers }: IncomingMessage): boolean {
    if (headers.origin !== undefined) return false;
    const shown = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    return shown !== undefined && isSame(shown, this.#accessToken);
  }
}
