import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import { withReach } from '../../platform/reach.ts';
import { LibvirtConnection } from './connection.ts';
import { keepAlive } from './keepalive-watch.ts';
import type { LibvirtReader } from './libvirt-reader.ts';
import { logIn } from './log-in.ts';
import { createReader } from './reader.ts';
import { openTransport } from './transport.ts';
import type { LibvirtTransport } from './transport.ts';
import { CONNECT_SUPPORTS_FEATURE } from './wire/connection-procedures.ts';
import { FEATURE_KEEPALIVE } from './wire/flags.ts';

export interface OpenOptions {
  readonly transport: LibvirtTransport;
  /** The daemon's own name for its hypervisor, as `qemu:///system`. */
  readonly uri: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Of the opening as a whole, and later of every single call. */
  readonly deadlineMs: number;
}

/** Opens a reader. `signal` governs the opening only; the reader lives until it is closed or the daemon goes. */
export async function openLibvirt(options: OpenOptions): Promise<Result<LibvirtReader, ProbeFailure>> {
  const connection = await openConnection(options);
  return connection.ok ? ok(createReader(connection.value)) : connection;
}

/** The conversation itself: logged in, read-only, kept alive where the daemon can. */
export const openConnection = (options: OpenOptions): Promise<Result<LibvirtConnection, ProbeFailure>> =>
  openConversation(options, logIn);

/** `enter` logs in and opens the hypervisor's connection. */
export async function openConversation(
  options: OpenOptions,
  enter: typeof logIn,
): Promise<Result<LibvirtConnection, ProbeFailure>> {
  const { clock, deadlineMs } = options;
  const deadline = clock.deadline(deadlineMs);
  const signal = AbortSignal.any([options.signal, deadline]);
  const opened = await converse({ ...options, signal }, enter);
  const isLate = !opened.ok && deadline.aborted && !options.signal.aborted;
  if (!isLate) return opened;
  const reached = 'reached' in opened.error ? (opened.error.reached ?? null) : null;
  return fail(withReach({ kind: 'timed-out', afterMs: deadlineMs }, reached));
}

async function converse(
  options: OpenOptions,
  enter: typeof logIn,
): Promise<Result<LibvirtConnection, ProbeFailure>> {
  const { transport, uri, clock, signal, deadlineMs } = options;
  const stream = await openTransport(transport, { clock, deadlineMs, signal });
  if (!stream.ok) return stream;
  const connection = new LibvirtConnection(stream.value, { clock, deadlineMs });
  const entered = await enter(connection, uri, signal);
  const lives = entered.ok
    ? await connection.call(CONNECT_SUPPORTS_FEATURE, { value: FEATURE_KEEPALIVE }, signal)
    : entered;
  if (!lives.ok) {
    connection.end(lives.error);
    // Its daemon has greeted us by then.
    return transport.kind === 'tls' ? fail(withReach(lives.error, 'machine')) : lives;
  }
  if (lives.value.value === 1) void keepAlive(connection, clock);
  return ok(connection);
}
