import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { writeOpensshEd25519 } from './write-openssh-ed25519.ts';

const isPkcs8 = (text: string): boolean => /-----BEGIN (ENCRYPTED )?PRIVATE KEY-----/.test(text);

/** As Node reads it; throws where it cannot. */
const opened = (key: string, passphrase: string | null): KeyObject =>
  createPrivateKey({ key, format: 'pem', ...(passphrase === null ? {} : { passphrase }) });

/** PKCS #8, which `ssh2` does not read, as the older PEM, or OpenSSH's own form, that it does. */
export function asOpenableText(text: string, passphrase: string | null): string {
  if (!isPkcs8(text)) return text;
  try {
    const key = opened(text, passphrase);
    return key.asymmetricKeyType === 'ed25519' ? opensshForm(key) : olderPem(key);
  } catch {
    return text;
  }
}

function olderPem(key: KeyObject): string {
  const type = key.asymmetricKeyType === 'rsa' ? 'pkcs1' : 'sec1';
  return key.export({ type, format: 'pem' }).toString();
}

const ed25519Schema = z.object({ x: z.string(), d: z.string() });

function opensshForm(key: KeyObject): string {
  const { x, d } = ed25519Schema.parse(key.export({ format: 'jwk' }));
  return writeOpensshEd25519(Buffer.from(x, 'base64url'), Buffer.from(d, 'base64url'));
}

/** `form`: the passphrase may be right, the key is one that cannot be used here. */
export type WhyShut = 'passphrase' | 'form';

/** Node knows more PEM than `ssh2`: what it opens has been given its passphrase. */
export function whyShut(text: string, passphrase: string | null): WhyShut {
  try {
    opened(text, passphrase);
    return 'form';
  } catch (error) {
    return isUnknownEncryption(error) ? 'form' : 'passphrase';
  }
}

/** How it is encrypted stands openly before it, so that any passphrase tells: one that is wrong ends otherwise. */
export function isEncryptedUnreadably(text: string): boolean {
  try {
    if (isPkcs8(text)) opened(text, '');
    return false;
  } catch (error) {
    return isUnknownEncryption(error);
  }
}

const isUnknownEncryption = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_OSSL_EVP_UNSUPPORTED';
