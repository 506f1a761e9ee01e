import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { createServer } from '../platform/http.ts';
import type { Logger } from '../platform/logger.ts';
import { OBSERVER, type Caller } from '../platform/caller.ts';
import type { Line } from '../rpc/line.ts';
import { acceptSockets } from './accept-sockets.ts';
import { Access } from './access.ts';
import { answerHttp } from './answer-http.ts';
import { inUrl, type ListenAddress } from './listen-address.ts';
import type { Sessions } from './sessions.ts';

export interface ServePages {
  readonly listen: ListenAddress;
  readonly rendererFolder: string;
  /** What a program must show to get a line. */
  readonly accessToken: string;
  readonly sessions: Sessions;
  readonly text: Text;
  readonly connect: (line: Line, caller: Caller) => void;
  readonly log: Logger;
}

export interface Served {
  readonly origin: string;
  /** An address that opens the console in one browser, once. */
  readonly newLink: (caller?: Caller) => string;
  readonly close: () => Promise<void>;
}

/** Serves the renderer and its lines on a loopback address. The error is the system's reason. */
export async function servePages(options: ServePages): Promise<Result<Served, string>> {
  const server = createServer();
  const listening = await listen(server, options.listen);
  if (!listening.ok) return listening;

  const { port } = listening.value;
  const self = new URL(`http://${inUrl({ host: options.listen.host, port })}`);
  const access = new Access(port, options.accessToken, options.sessions);
  const newLink = (caller = OBSERVER) => `${self.origin}/?token=${access.newLinkToken(caller)}`;
  const { rendererFolder, text } = options;
  const pages = { self, access, rendererFolder, newLink, text };
  server.on('request', (request, response) => {
    try {
      answerHttp(request, response, pages);
    } catch (error: unknown) {
      options.log.error('A page could not be served', { url: request.url, error });
      response.destroy();
    }
  });
  const closeLines = acceptSockets(server, self, access, options.connect);
  return ok({
    origin: self.origin,
    newLink,
    close: () =>
      new Promise((closed) => {
        closeLines();
        server.close(() => closed());
        server.closeAllConnections();
      }),
  });
}

function listen(server: Server, { host, port }: ListenAddress): Promise<Result<AddressInfo, string>> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(fail(error.message)));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      resolve(address === null || typeof address === 'string' ? fail('No address') : ok(address));
    });
  });
}
