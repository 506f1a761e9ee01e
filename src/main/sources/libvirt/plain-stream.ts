import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { asUnreachable, awaitOnStream } from './awaiting-stream.ts';
import type { Patience } from './patience.ts';

/** A unix socket, or its read-only neighbour (`…-ro`) where there is one: that one needs no group membership. */
export async function openSocket(path: string, patience: Patience): Promise<Result<Socket, ProbeFailure>> {
  if (path.endsWith('-ro')) return openPath(path, patience, explainSocket);
  const readOnly = await openPath(`${path}-ro`, patience, explainNeighbour);
  const isMissing = !readOnly.ok && readOnly.error.kind === 'missing';
  return isMissing ? openPath(path, patience, explainSocket) : readOnly;
}

/** That very unix socket and no neighbour. */
export const openSocketAsNamed = (path: string, patience: Patience): Promise<Result<Socket, ProbeFailure>> =>
  openPath(path, patience, explainSocket);

type Explain = (error: Error) => ProbeFailure;

async function openPath(
  path: string,
  patience: Patience,
  explain: Explain,
): Promise<Result<Socket, ProbeFailure>> {
  const socket = connect({ path });
  const connected = await awaitOnStream(socket, 'connect', patience, explain);
  return connected.ok ? ok(socket) : fail(connected.error);
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);

const explainSocket: Explain = (error) =>
  codeOf(error) === 'EACCES' ? { kind: 'denied', detail: error.message } : asUnreachable(error);

const explainNeighbour: Explain = (error) =>
  codeOf(error) === 'ENOENT' ? { kind: 'missing' } : explainSocket(error);

const LOOPBACK = /^(127[.]\d+[.]\d+[.]\d+|::1|::ffff:127[.]\d+[.]\d+[.]\d+)$/;

/** Plain TCP carries no proof of who answers, so it never leaves this machine. */
export async function openLoopback(
  host: string,
  port: number,
  patience: Patience,
): Promise<Result<Socket, ProbeFailure>> {
  const refused: ProbeFailure = {
    kind: 'unsupported',
    directive: 'plain TCP to another machine',
    where: host,
    own: [ownWord('plain-tcp', { host })],
  };
  if (host !== 'localhost' && !LOOPBACK.test(host)) return fail(refused);
  const socket = connect({ host, port, noDelay: true });
  const connected = await awaitOnStream(socket, 'connect', patience);
  if (!connected.ok) return fail(connected.error);
  if (LOOPBACK.test(socket.remoteAddress ?? '')) return ok(socket);
  socket.destroy();
  return fail(refused);
}
