import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
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
  connect: (line: Line) => void,
): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {
      socket.destroy();
    });
    const refusal = refusalOf(request, self, access);
    if (refusal !== null) socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else sockets.handleUpgrade(request, socket, head, (opened) => connect(webSocketLine(opened)));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

/** Null: it may come in. `401` is for our own page alone: its session is over, and a new link mends it. */
function refusalOf(request: IncomingMessage, self: URL, access: Access): string | null {
  const { host, origin } = request.headers;
  if (host !== self.host || request.url !== LINE_PATH) return FORBIDDEN;
  if (origin === undefined) return access.hasAccessToken(request) ? null : FORBIDDEN;
  if (origin !== self.origin) return FORBIDDEN;
  return access.hasSession(request) ? null : '401 Unauthorized';
}

const FORBIDDEN = '403 Forbidden';
