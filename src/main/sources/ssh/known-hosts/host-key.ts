import { createHash } from 'node:crypto';

/** The type's name at the beginning of a public key in wire form; `null` when it is none. */
export function keyTypeOf(key: Buffer): string | null {
  if (key.length < 5) return null;
  const length = key.readUInt32BE(0);
  if (length < 1 || length > 64 || key.length < 4 + length) return null;
  const name = key.toString('latin1', 4, 4 + length);
  return /^[!-~]+$/.test(name) ? name : null;
}

/** As `ssh-keygen -l` prints it. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** The size of an RSA key in bits; `null` for every other type. Wire form: type, exponent, modulus (RFC 4253, 6.6). */
export function rsaBits(key: Buffer): number | null {
  if (keyTypeOf(key) !== 'ssh-rsa') return null;
  let at = 0;
  for (let skipped = 0; skipped < 2; skipped += 1) {
    if (at + 4 > key.length) return 0;
    at += 4 + key.readUInt32BE(at);
  }
  if (at + 4 > key.length) return 0;
  const modulus = key.subarray(at + 4, at + 4 + key.readUInt32BE(at));
  const first = modulus.findIndex((byte) => byte !== 0);
  if (first < 0) return 0;
  return (modulus.length - first) * 8 - Math.clz32(modulus[first] ?? 0) + 24;
}
