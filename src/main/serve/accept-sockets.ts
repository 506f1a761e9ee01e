import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
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
    if (!isAllowed(request, self, access)) refuse(socket);
    else sockets.handleUpgrade(request, socket, head, (opened) => connect(webSocketLine(opened)));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

function isAllowed(request: IncomingMessage, self: URL, access: Access): boolean {
  const { host, origin } = request.headers;
  if (host !== self.host || request.url !== LINE_PATH) return false;
  return origin === undefined
    ? access.hasAccessToken(request)
    : origin === self.origin && access.hasSession(request);
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
