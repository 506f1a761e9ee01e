import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { Secret } from './secret.ts';

/** docs/formats/secret-file.md. Work that a key costs: about 0.3 s and 128 MiB. */
const COST = { N: 131_072, r: 8, p: 1 } as const;
const MOST_MEMORY = 256 * 1024 * 1024;
const KEY_BYTES = 32;

const base64 = z.base64();
const envelopeSchema = z.strictObject({
  version: z.literal(1),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z.literal(COST.N),
    r: z.literal(COST.r),
    p: z.literal(COST.p),
    salt: base64,
  }),
  cipher: z.literal('aes-256-gcm'),
  iv: base64,
  tag: base64,
  data: base64,
});
type Envelope = z.infer<typeof envelopeSchema>;
const contentSchema = z.record(z.string(), z.string());
export type SecretContent = Readonly<Record<string, string>>;

export async function seal(content: SecretContent, passphrase: Secret): Promise<string> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const head = {
    version: 1,
    kdf: { name: 'scrypt', ...COST, salt: salt.toString('base64') },
    cipher: 'aes-256-gcm',
  } as const;
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), iv);
  cipher.setAAD(Buffer.from(JSON.stringify(head)));
  const data = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  const rest = {
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
}

/** Null when the passphrase does not fit, or anything in the file was changed: the two cannot be told apart. */
export async function unseal(text: string, passphrase: Secret): Promise<SecretContent | null | 'damaged'> {
  const envelope = readEnvelope(text);
  if (envelope === null) return 'damaged';
  const { iv, tag, data, ...head } = envelope;
  const key = await keyOf(passphrase, Buffer.from(head.kdf.salt, 'base64'));
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
    cipher.setAAD(Buffer.from(JSON.stringify(head)));
    cipher.setAuthTag(Buffer.from(tag, 'base64'));
    const plain = Buffer.concat([cipher.update(Buffer.from(data, 'base64')), cipher.final()]);
    return contentSchema.parse(JSON.parse(plain.toString('utf8')));
  } catch {
    return null;
  }
}

function readEnvelope(text: string): Envelope | null {
  try {
    const parsed = envelopeSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function keyOf(passphrase: Secret, salt: Buffer): Promise<Buffer> {
  return new Promise((done, broken) => {
    scrypt(passphrase.reveal(), salt, KEY_BYTES, { ...COST, maxmem: MOST_MEMORY }, (error, key) => {
      if (error === null) done(key);
      else broken(error);
    });
  });
}
