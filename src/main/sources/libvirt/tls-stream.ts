import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { inOwnWords, ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { reachOf, withReach } from '../../platform/reach.ts';
import { after, saidBy, type Said } from '../../platform/own-error.ts';
import { awaitOnStream } from './awaiting-stream.ts';
import type { Patience } from './patience.ts';

/** Files in PEM form: who may vouch for the daemon, and who we are. */
export interface TlsFiles {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** What the daemon sends once it has accepted our certificate. */
const WELCOME = 1;

/** TLS with both sides verified; the daemon's certificate must name `host`. */
export async function openTls(
  host: string,
  port: number,
  files: TlsFiles,
  patience: Patience,
): Promise<Result<TLSSocket, ProbeFailure>> {
  const pem = await readPem(files);
  if (!pem.ok) return pem;
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const socket = connect({ host, port, ...pem.value, ...servername, rejectUnauthorized: true });
  socket.setNoDelay(true);
  const seen = { isNamed: isIP(host) !== 0, isConnected: false };
  socket.once('lookup', (error: Error | null) => (seen.isNamed = error === null));
  socket.once('connect', () => (seen.isConnected = true));
  const secured = await awaitOnStream(socket, 'secureConnect', patience, (error) =>
    explainHandshake(error, seen.isConnected),
  );
  if (!secured.ok) return fail(seen.isNamed ? secured.error : withReach(secured.error, 'nothing'));
  const first = await awaitOnStream(socket, 'data', patience, explainWelcome);
  if (!first.ok) return fail(withReach(first.error, 'machine'));
  return welcomed(socket, first.value);
}

function welcomed(socket: TLSSocket, chunk: unknown): Result<TLSSocket, ProbeFailure> {
  socket.pause();
  if (Buffer.isBuffer(chunk) && chunk[0] === WELCOME) {
    if (chunk.length > 1) socket.unshift(chunk.subarray(1));
    return ok(socket);
  }
  socket.destroy();
  return fail({ kind: 'protocol', ...inOwnWords('tls-not-confirmed', {}) });
}

async function readPem(
  files: TlsFiles,
): Promise<Result<{ ca: Buffer; cert: Buffer; key: Buffer }, ProbeFailure>> {
  const read = await Promise.all([files.ca, files.certificate, files.key].map(readOrExplain));
  const [ca, cert, key] = read;
  if (ca?.ok && cert?.ok && key?.ok) return ok({ ca: ca.value, cert: cert.value, key: key.value });
  const [unread = NOTHING] = read.flatMap((content) => (content.ok ? [] : [content.error]));
  return fail({ kind: 'unreachable', ...after([ownWord('tls', {})], unread), reached: 'nothing' });
}

const NOTHING: Said = { detail: '' };

const readOrExplain = (file: string): Promise<Result<Buffer, Said>> =>
  readFile(file).then(ok, (error: unknown) =>
    fail({ detail: String(error), own: [ownWord('file-unreadable', { file })] }),
  );

/** Once connected, all but silence comes from the other side: a certificate, a refusal, an end. */
function explainHandshake(error: Error, isConnected: boolean): ProbeFailure {
  const reach = reachOf(error);
  const failure = { kind: 'unreachable', ...after([ownWord('tls', {})], saidBy(error)) } as const;
  return withReach(failure, isConnected && reach !== null ? 'machine' : reach);
}

// With TLS 1.3 a refusal of our certificate comes after our side of the handshake is done.
const explainWelcome = (error: Error): ProbeFailure => ({
  kind: 'denied',
  ...after([ownWord('tls-certificate-refused', {})], saidBy(error)),
});
