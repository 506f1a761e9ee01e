import type { ParsedKey } from 'ssh2';
import { ssh2 } from '../ssh-library.ts';

const MAGIC = 'openssh-key-v1\0';

/** What an (even encrypted) OpenSSH private key file shows openly. OpenSSH, PROTOCOL.key. */
interface OpensshHeader {
  /** `none` where it is not encrypted. */
  readonly cipher: string;
  /** `null`: of a type that is not known here. */
  readonly publicKey: ParsedKey | null;
}

export function opensshHeader(text: string): OpensshHeader | null {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]+?)-----END/.exec(text)?.[1];
  if (body === undefined) return null;
  const data = Buffer.from(body, 'base64');
  if (data.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  let at = MAGIC.length;
  const next = (): Buffer | null => {
    if (at + 4 > data.length) return null;
    const end = at + 4 + data.readUInt32BE(at);
    if (end > data.length) return null;
    const field = data.subarray(at + 4, end);
    at = end;
    return field;
  };
  const header = [next(), next(), next()]; // cipher, kdf, kdf options
  at += 4; // number of keys, always one
  const key = header.includes(null) ? null : next();
  const cipher = header[0]?.toString('latin1') ?? '';
  if (key === null || key.length < 4) return null;
  const type = key.toString('latin1', 4, 4 + key.readUInt32BE(0));
  const parsed = ssh2().utils.parseKey(`${type} ${key.toString('base64')}`);
  return { cipher, publicKey: parsed instanceof Error ? null : parsed };
}
