import { createHmac, timingSafeEqual } from 'node:crypto';
import { matchesPatternList } from '../config/patterns.ts';
import type { KnownHost } from './parse-known-hosts.ts';

const HASHED = /^\|1\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/;

/** Whether a line of known_hosts speaks of this name (`host` or `[host]:port`, lower case). */
export function matchesHost(known: KnownHost, name: string): boolean {
  const [first = ''] = known.names;
  if (!first.startsWith('|'))
    return matchesPatternList(
      name,
      known.names.map((text) => text.toLowerCase()),
    );
  const [, salt, hash] = HASHED.exec(first) ?? [];
  if (salt === undefined || hash === undefined) return false;
  const wanted = Buffer.from(hash, 'base64');
  const actual = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
  return wanted.length === actual.length && timingSafeEqual(wanted, actual);
}

/** How known_hosts writes a host: the port only when it is not 22. */
export const nameWithPort = (host: string, port: number): string =>
  port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
