import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** 256 random bits, safe in URLs, cookies and headers. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * Who may use this server. A link's token is good for one browser, once, and becomes a session cookie; a
 * program shows the access token of a file that only its user can read.
 */
export class Access {
  readonly #cookieName: string;
  readonly #session = newToken();
  readonly #accessToken: string;
  readonly #links = new Set<string>();

  /** Cookies know no ports: the name keeps two consoles of one machine apart. */
  constructor(port: number, accessToken: string) {
    this.#cookieName = `nodeward-${port}`;
    this.#accessToken = accessToken;
  }

  /** A new token for one link; the ones before that nobody used stay good. */
  newLinkToken(): string {
    const token = newToken();
    this.#links.add(token);
    return token;
  }

  /** The session cookie for a link's token, or null when the token is wrong or was used before. */
  redeem(token: string): string | null {
    const found = [...this.#links].find((link) => isSame(link, token));
    if (found === undefined) return null;
    this.#links.delete(found);
    return `${this.#cookieName}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  hasSession({ headers }: IncomingMessage): boolean {
    const prefix = `${this.#cookieName}=`;
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    return cookies.some(
      (cookie) => cookie.startsWith(prefix) && isSame(cookie.slice(prefix.length), this.#session),
    );
  }

  /** A browser cannot set this header on a WebSocket, so a page can never use the token. */
  hasAccessToken({ headers }: IncomingMessage): boolean {
    const shown = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    return shown !== undefined && isSame(shown, this.#accessToken);
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));
