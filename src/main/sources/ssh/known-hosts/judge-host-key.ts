import { matchesHost } from './matches-host.ts';
import type { KnownHost } from './parse-known-hosts.ts';

/** The names under which a host may be known. */
export interface HostNames {
  readonly name: string;
  /** Asked when `name` (which has a port) is not known at all, as OpenSSH does; `null`: no such name. */
  readonly withoutPort: string | null;
}

export type HostKeyVerdict =
  | { readonly kind: 'known' }
  /** `others`: where keys of other types are known for this host. */
  | { readonly kind: 'unknown'; readonly others: readonly string[] }
  | { readonly kind: 'changed'; readonly where: string }
  | { readonly kind: 'revoked'; readonly where: string }
  /** Only a certificate authority is known for this host. */
  | { readonly kind: 'needs certificate'; readonly where: string };

export interface OfferedKey {
  readonly type: string;
  readonly key: Buffer;
}

/** OpenSSH's verdict: a revoked key is never good; one exact match is enough; another key of the same type is a change. */
export function judgeHostKey(
  entries: readonly KnownHost[],
  names: HostNames,
  offered: OfferedKey,
): HostKeyVerdict {
  const verdict = judge(
    entries.filter((entry) => matchesHost(entry, names.name)),
    offered,
  );
  const { withoutPort } = names;
  if (verdict.kind !== 'unknown' || withoutPort === null) return verdict;
  const second = judge(
    entries.filter((entry) => matchesHost(entry, withoutPort)),
    offered,
  );
  return second.kind === 'known' || second.kind === 'revoked' ? second : verdict;
}

function judge(entries: readonly KnownHost[], offered: OfferedKey): HostKeyVerdict {
  const revoked = entries.find((entry) => entry.marker === 'revoked' && entry.key.equals(offered.key));
  if (revoked !== undefined) return { kind: 'revoked', where: revoked.where };
  const plain = entries.filter((entry) => entry.marker === 'key');
  if (plain.some((entry) => entry.key.equals(offered.key))) return { kind: 'known' };
  const changed = plain.find((entry) => entry.type === offered.type);
  if (changed !== undefined) return { kind: 'changed', where: changed.where };
  const authority = entries.find((entry) => entry.marker === 'cert-authority');
  if (authority !== undefined && plain.length === 0)
    return { kind: 'needs certificate', where: authority.where };
  return { kind: 'unknown', others: plain.map((entry) => entry.where) };
}

/**
 * The algorithms with those first for which a key of this host is known, as OpenSSH orders them. Otherwise a server
 * with several keys might show one that nobody vouched for.
 */
export function preferKnownTypes<T extends string>(
  algorithms: readonly T[],
  entries: readonly KnownHost[],
  names: HostNames,
): T[] {
  const isOurs = (entry: KnownHost) =>
    matchesHost(entry, names.name) || (names.withoutPort !== null && matchesHost(entry, names.withoutPort));
  const types = new Set<string>(
    entries.filter((entry) => entry.marker === 'key' && isOurs(entry)).map(({ type }) => type),
  );
  const isKnown = (algorithm: T) => types.has(algorithm.startsWith('rsa-sha2-') ? 'ssh-rsa' : algorithm);
  return [...algorithms.filter(isKnown), ...algorithms.filter((algorithm) => !isKnown(algorithm))];
}
