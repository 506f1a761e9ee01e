import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Caller } from '../platform/caller.ts';
import type { Line } from '../rpc/line.ts';
import type { Access } from './access.ts';
import { webSocketLine } from './web-socket-line.ts';

export const LINE_PATH = '/line';
/** A site file is the largest thing a console sends. */
const MAX_PAYLOAD = 4 * 1024 * 1024;

/**
 * Gives a line to a page that this server gave itself (its Host, its Origin, its cookie) and to a program that
 * shows the access token (this Host, no Origin). Everybody else gets a refusal. Returns what closes all lines.
 */
export function acceptSockets(
  server: Server,
  self: URL,
  access: Access,
  connect: (line: Line, caller: Caller) => void,
): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {
      socket.destroy();
    });
    const caller = callerOf(request, self, access);
    if (typeof caller === 'string')
      socket.end(`HTTP/1.1 ${caller}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else sockets.handleUpgrade(request, socket, head, (opened) => connect(webSocketLine(opened), caller));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

/** Who may come in, or the refusal. `401` is for our own page alone: its session is over, and a new link mends it. */
function callerOf(request: IncomingMessage, self: URL, access: Access): Caller | string {
  const { host, origin } = request.headers;
  if (host !== self.host || request.url !== LINE_PATH) return FORBIDDEN;
  if (origin === undefined) return access.programOf(request) ?? FORBIDDEN;
  if (origin !== self.origin) return FORBIDDEN;
  return access.sessionOf(request) ?? '401 Unauthorized';
}

const FORBIDDEN = '403 Forbidden';
