import { keyTypeOf } from './host-key.ts';

export interface KnownHost {
  readonly marker: 'key' | 'revoked' | 'cert-authority';
  /** Patterns, or one hashed name. */
  readonly names: readonly string[];
  readonly type: string;
  readonly key: Buffer;
  /** `file:line` */
  readonly where: string;
}

const MARKERS: Readonly<Record<string, KnownHost['marker']>> = {
  '@revoked': 'revoked',
  '@cert-authority': 'cert-authority',
};

/**
 * sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT". A line that cannot be read vouches for nobody and is passed over, as
 * OpenSSH does.
 */
export function parseKnownHosts(text: string, file: string): KnownHost[] {
  return text.split('\n').flatMap((line, index) => parseLine(line, `${file}:${index + 1}`) ?? []);
}

function parseLine(line: string, where: string): KnownHost | null {
  const words = line.trim().split(/[ \t]+/);
  const first = words[0] ?? '';
  const marker = first.startsWith('@') ? MARKERS[first.toLowerCase()] : 'key';
  if (marker === undefined || first.startsWith('#')) return null;
  const [names, type, base64] = marker === 'key' ? words : words.slice(1);
  if (names === undefined || base64 === undefined) return null;
  const key = Buffer.from(base64, 'base64');
  const actual = keyTypeOf(key);
  if (actual === null || actual !== type) return null;
  return { marker, names: names.split(','), type: actual, key, where };
}
