import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { reachOf, withReach } from '../../platform/reach.ts';
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
  return fail({ kind: 'protocol', detail: 'the daemon did not confirm the TLS handshake' });
}

async function readPem(
  files: TlsFiles,
): Promise<Result<{ ca: Buffer; cert: Buffer; key: Buffer }, ProbeFailure>> {
  const [ca, cert, key] = await Promise.all([files.ca, files.certificate, files.key].map(readOrExplain));
  if (ca instanceof Buffer && cert instanceof Buffer && key instanceof Buffer) return ok({ ca, cert, key });
  const unread = [ca, cert, key].find((content) => typeof content === 'string');
  const detail = `TLS: ${unread ?? 'a file is missing'}`;
  return fail({ kind: 'unreachable', detail, reached: 'nothing' });
}

const readOrExplain = (path: string): Promise<Buffer | string> =>
  readFile(path).catch((error: unknown) => `cannot read ${path}: ${String(error)}`);

/** Once connected, all but silence comes from the other side: a certificate, a refusal, an end. */
function explainHandshake(error: Error, isConnected: boolean): ProbeFailure {
  const reach = reachOf(error);
  const failure = { kind: 'unreachable', detail: `TLS: ${error.message}` } as const;
  return withReach(failure, isConnected && reach !== null ? 'machine' : reach);
}

// With TLS 1.3 a refusal of our certificate comes after our side of the handshake is done.
const explainWelcome = (error: Error): ProbeFailure => ({
  kind: 'denied',
  detail: `TLS: the daemon did not accept this certificate (${error.message})`,
});
