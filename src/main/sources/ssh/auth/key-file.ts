import { readFile, stat } from 'node:fs/promises';
import type { ParsedKey } from 'ssh2';
import { ownWord, type OwnWord } from '../../../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { Secret } from '../../../platform/secret.ts';
import { ssh2 } from '../ssh-library.ts';
import { opensshHeader } from './openssh-header.ts';
import { asOpenableText, isEncryptedUnreadably, whyShut, type WhyShut } from './pkcs8.ts';

/** A person's key as its file shows it without a passphrase. */
export interface KeyFile {
  readonly path: string;
  /** `null`: cannot be known before the passphrase (PEM without a `.pub` beside it). */
  readonly publicKey: ParsedKey | null;
  /** `null`: the file holds a public key only, or one that cannot be opened; the agent may have the other half. */
  readonly privateText: Secret | null;
  readonly isEncrypted: boolean;
  /** Why no passphrase opens it. */
  readonly complaint: OwnWord | null;
}

/** `null`: no such file. The error says why a file that is there cannot be used; it never holds its content. */
export async function readKeyFile(file: string): Promise<Result<KeyFile, OwnWord> | null> {
  const text = await readText(file);
  const beside = await readText(`${file}.pub`);
  const publicBeside = beside === null ? null : parsed(beside);
  if (text === null) return publicBeside === null ? null : ok(publicOnly(file, publicBeside));
  if (text.includes('PRIVATE KEY-----')) return readPrivate(file, text, publicBeside);
  const publicKey = parsed(text);
  return publicKey === null ? fail(ownWord('key-no-key', { key: file })) : ok(publicOnly(file, publicKey));
}

const publicOnly = (path: string, publicKey: ParsedKey): KeyFile => ({
  path,
  publicKey,
  privateText: null,
  isEncrypted: false,
  complaint: null,
});

async function readPrivate(
  path: string,
  text: string,
  publicBeside: ParsedKey | null,
): Promise<Result<KeyFile, OwnWord>> {
  if (await isReadableByOthers(path)) return fail(ownWord('key-open-to-others', { key: path }));
  const privateText = new Secret(text);
  const key = parsed(asOpenableText(text, null));
  if (key !== null) return ok({ path, publicKey: key, privateText, isEncrypted: false, complaint: null });
  const header = opensshHeader(text);
  const isReadable = isOpenssh(text) ? header !== null : text.includes('ENCRYPTED');
  if (!isReadable) return fail(ownWord('key-no-private-key', { key: path }));
  const publicKey = header?.publicKey ?? publicBeside;
  const isOpenable =
    header === null
      ? !isEncryptedUnreadably(text)
      : header.publicKey !== null && OPENSSH_CIPHERS.has(header.cipher);
  return isOpenable
    ? ok({ path, publicKey, privateText, isEncrypted: true, complaint: null })
    : ok({ path, publicKey, privateText: null, isEncrypted: true, complaint: otherForm(path) });
}

export const otherForm = (key: string): OwnWord => ownWord('key-other-form', { key });

const isOpenssh = (text: string): boolean => text.includes('BEGIN OPENSSH PRIVATE KEY');

/** Those that `ssh2` opens; it takes the name of one more, chacha20-poly1305@openssh.com, and then fails. */
const OPENSSH_CIPHERS: ReadonlySet<string> = new Set([
  ...['aes128-ctr', 'aes192-ctr', 'aes256-ctr'],
  ...['aes128-cbc', 'aes192-cbc', 'aes256-cbc', '3des-cbc'],
  ...['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'],
]);

export function openPrivateKey(text: string, passphrase: string | null): Result<ParsedKey, WhyShut> {
  const key = parsed(asOpenableText(text, passphrase), passphrase);
  if (key?.isPrivateKey() === true) return ok(key);
  return fail(isOpenssh(text) ? 'passphrase' : whyShut(text, passphrase));
}

function parsed(text: string, passphrase: string | null = null): ParsedKey | null {
  const keys: unknown =
    passphrase === null ? ssh2().utils.parseKey(text) : ssh2().utils.parseKey(text, passphrase);
  const key: unknown = Array.isArray(keys) ? keys[0] : keys;
  return isParsedKey(key) ? key : null;
}

export const isParsedKey = (key: unknown): key is ParsedKey =>
  typeof key === 'object' && key !== null && !(key instanceof Error) && 'getPublicSSH' in key;

async function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

/** ssh's rule: of one's own keys nobody else may read any. */
async function isReadableByOthers(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found === null) return false; // It went away since it was read; the text is what is used.
  const { mode, uid } = found;
  return uid === process.getuid?.() && (mode & 0o077) !== 0;
}
