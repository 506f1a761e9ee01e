import type { ParsedKey } from 'ssh2';
import type { Secret } from '../../../platform/secret.ts';
import { openPrivateKey } from './key-file.ts';
import type { WhyShut } from './pkcs8.ts';
import type { Result } from '../../../../shared/result.ts';

interface Opened {
  readonly text: string;
  readonly key: Result<ParsedKey, WhyShut>;
}

/** By the passphrase as it is held: who forgets that forgets the keys that it opened, and nothing else keeps them. */
const openedWith = new WeakMap<Secret, Map<string, Opened>>();

/**
 * Opens an encrypted key once for all logins with the same passphrase: `ssh2` derives the key in one go, for a good
 * part of a second in which the console does nothing else.
 */
export function openOnce(path: string, privateText: Secret, passphrase: Secret): Result<ParsedKey, WhyShut> {
  const opened = openedWith.get(passphrase) ?? new Map<string, Opened>();
  openedWith.set(passphrase, opened);
  const text = privateText.reveal();
  const before = opened.get(path);
  if (before?.text === text) return before.key;
  const key = openPrivateKey(text, passphrase.reveal());
  opened.set(path, { text, key });
  return key;
}
