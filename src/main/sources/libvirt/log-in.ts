import { inOwnWords, ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { LibvirtConnection } from './connection.ts';
import { NOTHING } from './wire/codec.ts';
import type { Nothing } from './wire/codec.ts';
import {
  AUTH_LIST,
  AUTH_NONE,
  AUTH_POLKIT,
  AUTH_POLKIT_LOGIN,
  CONNECT_OPEN,
} from './wire/connection-procedures.ts';
import { CONNECT_READ_ONLY } from './wire/flags.ts';

export type Outcome = Result<Nothing, ProbeFailure>;

/** Logs in as the daemon wants it and opens the hypervisor's connection, always read-only. */
export async function logIn(
  connection: LibvirtConnection,
  uri: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const admitted = await authenticate(connection, signal);
  if (!admitted.ok) return admitted;
  return connection.call(CONNECT_OPEN, { uri, flags: CONNECT_READ_ONLY }, signal);
}

/** Lets the daemon admit this user; the connection to the hypervisor is opened after it. */
export async function authenticate(connection: LibvirtConnection, signal: AbortSignal): Promise<Outcome> {
  const offered = await connection.call(AUTH_LIST, NOTHING, signal);
  if (!offered.ok) return offered;
  const { types } = offered.value;
  if (types.length === 0 || types.includes(AUTH_NONE)) return ok(NOTHING);
  if (!types.includes(AUTH_POLKIT))
    return fail({
      kind: 'unsupported',
      directive: 'SASL login',
      where: 'libvirtd.conf',
      own: [ownWord('sasl', {})],
    });
  const asked = await connection.call(AUTH_POLKIT_LOGIN, NOTHING, signal);
  if (!asked.ok) return asked;
  return asked.value.value === 1 ? ok(NOTHING) : fail({ kind: 'denied', ...inOwnWords('polkit', {}) });
}
