import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { asBug } from '../../platform/as-bug.ts';
import { keyTypeOf } from './known-hosts/host-key.ts';
import type { SshSettings } from './ssh-settings.ts';

/** A host key with the name under which known_hosts files keep it. */
export interface OfferedHostKey {
  /** `host`, `[host]:port` or the HostKeyAlias. */
  readonly knownAs: string;
  /** The public key in wire form, base64. */
  readonly key: string;
}

/**
 * Adds a key that a person has accepted to the console's own store; the user's known_hosts is never written.
 * Accepting a key twice adds nothing. It does not undo a refusal: a changed or revoked key stays refused.
 */
export async function trustHostKey(
  settings: SshSettings,
  offered: OfferedHostKey,
): Promise<Result<void, ProbeFailure>> {
  const type = keyTypeOf(Buffer.from(offered.key, 'base64'));
  const isOneName = /^[^\s,|*?!#@][^\s,|*?!]*$/.test(offered.knownAs);
  if (type === null || !isOneName) return asBug(`Not a host key or host name: ${offered.knownAs}`);
  const line = `${offered.knownAs} ${type} ${offered.key}`;
  try {
    await mkdir(path.dirname(settings.ownKnownHosts), { recursive: true, mode: 0o700 });
    const present = await readFile(settings.ownKnownHosts, 'utf8').catch(() => '');
    if (present.split('\n').includes(line)) return ok(undefined);
    await append(settings.ownKnownHosts, `${present === '' || present.endsWith('\n') ? '' : '\n'}${line}\n`);
    return ok(undefined);
  } catch (error) {
    return fail({ kind: 'unreadable', line: `${settings.ownKnownHosts}: ${String(error)}` });
  }
}

async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
