import type { Duplex } from 'node:stream';
import { inOwnWords, ownWord, type OwnWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { after, wordsOf } from '../../platform/own-error.ts';
import { libvirtSockets } from './libvirt-sockets.ts';
import type { RemoteCommand } from './remote-command.ts';
import type { SshConnection } from './ssh-connection.ts';

const CHECK_MS = 10_000;

/**
 * A stream to the libvirt daemon's read-only side, as libvirt's own `proxy=auto` finds it: the socket itself through
 * SSH, then `virt-ssh-helper`, then `nc -U`. When nothing works the failure lists what was tried and why it failed.
 */
export async function openLibvirtStream(
  connection: SshConnection,
  uri: string,
  signal: AbortSignal,
): Promise<Result<Duplex, ProbeFailure>> {
  return openDoorStream(connection, { uri, sockets: libvirtSockets(uri), helperOptions: ['-r'] }, signal);
}

/** One side of a daemon: its sockets, and what leads virt-ssh-helper to the same side. */
export interface LibvirtDoor {
  readonly uri: string;
  /** Null for a URI that is not known. */
  readonly sockets: readonly string[] | null;
  readonly helperOptions: readonly string[];
}

export async function openDoorStream(
  connection: SshConnection,
  { uri, sockets, helperOptions }: LibvirtDoor,
  signal: AbortSignal,
): Promise<Result<Duplex, ProbeFailure>> {
  if (sockets === null) return fail(unknownUri(uri));
  const tried: OwnWord[] = [];
  const ways = [
    () => throughSocket(connection, sockets, signal),
    () => throughHelper(connection, { uri, sockets, helperOptions }, signal),
    () => throughNetcat(connection, sockets, signal),
  ];
  for (const way of ways) {
    const opened = await way();
    if (opened.ok) return opened;
    if (opened.error.kind === 'cancelled' || opened.error.kind === 'timed-out') return opened;
    tried.push(...wordsOf('detail' in opened.error ? opened.error : { detail: opened.error.kind }));
  }
  return fail({ kind: 'unreachable', detail: '', own: tried });
}

async function throughSocket(
  connection: SshConnection,
  sockets: readonly string[],
  signal: AbortSignal,
): Promise<Result<Duplex, ProbeFailure>> {
  const tried: string[] = [];
  for (const path of sockets) {
    const opened = await connection.openSocket(path, signal);
    if (opened.ok) return opened;
    if (opened.error.kind === 'cancelled' || opened.error.kind === 'timed-out') return opened;
    tried.push(path);
    // The server forbids it for every socket.
    if (opened.error.kind === 'denied')
      return fail({ kind: 'denied', ...inOwnWords('forwarding-not-allowed', {}) });
  }
  // sshd gives one answer for all that this can be.
  const paths = tried.join(', ');
  return fail(
    unreachable(paths === '' ? ownWord('no-socket-known', {}) : ownWord('no-socket-reached', { paths })),
  );
}

// The helper itself would only say so after it was taken to work. A session's socket (no arguments) it finds alone.
const HELPER_AND_SOCKET =
  'command -v virt-ssh-helper || exit 1; test $# -eq 0 && exit 0; for s do test -S "$s" && exit 0; done; exit 1';

async function throughHelper(
  connection: SshConnection,
  { uri, sockets, helperOptions }: LibvirtDoor & { readonly sockets: readonly string[] },
  signal: AbortSignal,
): Promise<Result<Duplex, ProbeFailure>> {
  const check: RemoteCommand = { argv: ['sh', '-c', HELPER_AND_SOCKET, 'sh', ...sockets] };
  const present = await holds(connection, check, signal, ownWord('helper-missing', {}));
  if (!present.ok) return present;
  return openLasting(connection, { argv: ['virt-ssh-helper', ...helperOptions, uri] }, signal);
}

async function throughNetcat(
  connection: SshConnection,
  sockets: readonly string[],
  signal: AbortSignal,
): Promise<Result<Duplex, ProbeFailure>> {
  let last: Result<Duplex, ProbeFailure> = fail(unreachable(ownWord('netcat-without-socket', {})));
  for (const path of sockets) {
    const check: RemoteCommand = { argv: ['sh', '-c', 'command -v nc && test -S "$1"', 'sh', path] };
    const present = await holds(connection, check, signal, ownWord('netcat-missing', { path }));
    last = present.ok ? await openLasting(connection, { argv: ['nc', '-U', path] }, signal) : present;
    if (last.ok || last.error.kind === 'cancelled') return last;
  }
  return last;
}

async function holds(
  connection: SshConnection,
  check: RemoteCommand,
  signal: AbortSignal,
  otherwise: OwnWord,
): Promise<Result<void, ProbeFailure>> {
  const answer = await connection.run(check, signal, CHECK_MS);
  if (!answer.ok) return answer;
  return answer.value.exitCode === 0 ? ok(undefined) : fail(unreachable(otherwise));
}

async function openLasting(
  connection: SshConnection,
  command: RemoteCommand,
  signal: AbortSignal,
): Promise<Result<Duplex, ProbeFailure>> {
  const opened = await connection.openCommandStream(command, signal);
  if (opened.ok || opened.error.kind !== 'unreachable') return opened;
  const program = ownWord('program', { program: command.argv[0] });
  return fail({ kind: 'unreachable', ...after([program], opened.error) });
}

const unreachable = (word: OwnWord): ProbeFailure => ({ kind: 'unreachable', detail: '', own: [word] });

const unknownUri = (uri: string): ProbeFailure => ({
  kind: 'unsupported',
  directive: 'libvirt URI',
  where: uri,
  own: [ownWord('libvirt-uri', { uri })],
});
