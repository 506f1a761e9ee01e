import { readFileSync } from 'node:fs';
import path from 'node:path';
import { WebSocket } from 'ws';
import { fail, ok, type Result } from '../../shared/result.ts';
import { orRefused } from '../platform/file-refusal.ts';
import { whyAborted } from '../platform/why-aborted.ts';
import { lineClient, type LineClient } from '../rpc/line-client.ts';
import { ACCESS_FILE, ADDRESS_FILE } from '../serve/access-file.ts';
import { webSocketLine } from '../serve/web-socket-line.ts';
import type { PictureFailure } from './picture-failure.ts';
import { readTokenFile } from './token-file.ts';

export interface ConsoleAddress {
  readonly url: URL;
  readonly token: string;
}

/** The `nodeward serve` that says it runs on a data folder; one that was killed leaves its files behind. */
export function consoleOf(dataFolder: string): ConsoleAddress | null {
  const token = readTokenFile(path.join(dataFolder, ACCESS_FILE));
  const read = orRefused(() => readFileSync(path.join(dataFolder, ADDRESS_FILE), 'utf8'));
  if (!token.ok || !read.ok) return null;
  const address = read.value.trim();
  return URL.canParse(address) ? { url: new URL(address), token: token.value } : null;
}

/** A console at an address that a person gave, with the token of a file. */
export function consoleAt(url: URL, tokenFile: string): Result<ConsoleAddress, PictureFailure> {
  const token = readTokenFile(tokenFile);
  return token.ok
    ? ok({ url, token: token.value })
    : fail({ kind: 'token-file', file: tokenFile, problem: token.error });
}

/**
 * Asks a running console; its line is cut when `work` has ended or `signal` aborts. A line that ends before the work does
 * is no answer: whoever only waits for a topic would wait for ever.
 */
export async function withConsole<T>(
  { url, token }: ConsoleAddress,
  signal: AbortSignal,
  work: (client: LineClient) => Promise<Result<T, PictureFailure>>,
): Promise<Result<T, PictureFailure>> {
  const address = new URL('/line', url);
  address.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address, {
    headers: { authorization: `Bearer ${token}` },
    maxPayload: 256 * 1024 * 1024,
    perMessageDeflate: false,
  });
  const stop = () => {
    socket.terminate();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const opened = await whenOpen(socket);
  const answer = opened.ok
    ? await Promise.race([work(lineClient(webSocketLine(socket))), whenCut(socket, signal)])
    : opened;
  signal.removeEventListener('abort', stop);
  socket.terminate();
  return answer;
}

function whenCut(socket: WebSocket, signal: AbortSignal): Promise<Result<never, PictureFailure>> {
  return new Promise((resolve) => {
    socket.once('close', () => {
      resolve(fail({ kind: 'no-answer', detail: signal.aborted ? whyAborted(signal, 0).kind : 'closed' }));
    });
  });
}

function whenOpen(socket: WebSocket): Promise<Result<null, PictureFailure>> {
  return new Promise((resolve) => {
    socket.once('open', () => {
      resolve(ok(null));
    });
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(fail({ kind: 'login-refused', status: response.statusCode ?? 0 }));
    });
    socket.on('error', (error) => {
      resolve(fail({ kind: 'unreachable', detail: error.message }));
    });
  });
}
