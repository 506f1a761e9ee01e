import type { CipherAlgorithm, KexAlgorithm, MacAlgorithm, ServerHostKeyAlgorithm } from 'ssh2';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Gathered } from './gathered.ts';
import { matchesPattern } from './patterns.ts';

interface Choice<T extends string> {
  readonly keyword: string;
  /** What `ssh2` can do of OpenSSH 9's defaults, in OpenSSH's order of preference. */
  readonly usual: readonly T[];
  /** Weaker ones that are used only when the configuration names them. */
  readonly onRequest: readonly T[];
}

const KEX: Choice<KexAlgorithm> = {
  keyword: 'kexalgorithms',
  usual: [
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group18-sha512',
    'diffie-hellman-group14-sha256',
  ],
  onRequest: [
    'diffie-hellman-group-exchange-sha1',
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group1-sha1',
  ],
};

export const HOST_KEYS: Choice<ServerHostKeyAlgorithm> = {
  keyword: 'hostkeyalgorithms',
  usual: [
    'ssh-ed25519',
    'ecdsa-sha2-nistp256',
    'ecdsa-sha2-nistp384',
    'ecdsa-sha2-nistp521',
    'rsa-sha2-512',
    'rsa-sha2-256',
  ],
  onRequest: ['ssh-rsa'],
};

export const CIPHERS: Choice<CipherAlgorithm> = {
  keyword: 'ciphers',
  // GCM first: without ssh2's native helper, chacha20 runs in WebAssembly.
  usual: [
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'aes128-ctr',
    'aes192-ctr',
    'aes256-ctr',
    'chacha20-poly1305@openssh.com',
  ],
  onRequest: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'],
};

export const MACS: Choice<MacAlgorithm> = {
  keyword: 'macs',
  usual: [
    'hmac-sha2-256-etm@openssh.com',
    'hmac-sha2-512-etm@openssh.com',
    'hmac-sha1-etm@openssh.com',
    'hmac-sha2-256',
    'hmac-sha2-512',
    'hmac-sha1',
  ],
  onRequest: ['hmac-sha1-96', 'hmac-md5', 'hmac-md5-96'],
};

export interface AlgorithmLists {
  readonly kex: readonly KexAlgorithm[];
  readonly hostKey: readonly ServerHostKeyAlgorithm[];
  readonly ciphers: readonly CipherAlgorithm[];
  readonly macs: readonly MacAlgorithm[];
}

/** Names that `ssh2` does not know are passed over, as OpenSSH lists differ by version; an empty rest is refused. */
export function readAlgorithmLists(gathered: Gathered): Result<AlgorithmLists, ProbeFailure> {
  const read = <T extends string>(choice: Choice<T>) => chosen(choice, gathered.word(choice.keyword));
  for (const choice of [KEX, HOST_KEYS, CIPHERS, MACS]) {
    const setting = gathered.get(choice.keyword);
    if (setting === null || read<string>(choice).length > 0) continue;
    const directive = `${choice.keyword} ${setting.words.join(' ')}`;
    return fail({ kind: 'unsupported', directive, where: setting.where });
  }
  return ok({ kex: read(KEX), hostKey: read(HOST_KEYS), ciphers: read(CIPHERS), macs: read(MACS) });
}

/** Applies `+`, `-` and `^` as ssh_config(5) says. */
export function chosen<T extends string>(
  { usual, onRequest }: Choice<T>,
  value: string | null,
): readonly T[] {
  const supported = [...usual, ...onRequest];
  if (value === null || value === '') return usual;
  const sign = /^[-+^]/.exec(value)?.[0] ?? '';
  const names = value.slice(sign.length).split(',');
  const named = unique(
    names.flatMap((name) => supported.filter((known) => matchesPattern(known, name.trim()))),
  );
  if (sign === '-') return usual.filter((name) => !named.includes(name));
  if (sign === '+') return unique([...usual, ...named]);
  return sign === '^' ? unique([...named, ...usual]) : named;
}

const unique = <T>(names: readonly T[]): T[] => [...new Set(names)];
