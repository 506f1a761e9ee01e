import { WebSocket } from 'ws';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { lineClient, type LineClient } from '../rpc/line-client.ts';
import { webSocketLine } from '../serve/web-socket-line.ts';
import type { PictureFailure } from './picture-failure.ts';

/** The current picture of a running `nodeward serve`. `site` null: its only one. */
export async function pictureFromUrl(
  url: URL,
  token: string,
  site: SiteId | null,
  signal: AbortSignal,
): Promise<Result<SitePicture, PictureFailure>> {
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
  const opened = await whenOpen(socket);
  const picture = opened.ok ? await askPicture(lineClient(webSocketLine(socket)), site) : opened;
  socket.terminate();
  return picture;
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

async function askPicture(
  client: LineClient,
  site: SiteId | null,
): Promise<Result<SitePicture, PictureFailure>> {
  const chosen = site === null ? await onlySite(client) : ok(site);
  if (!chosen.ok) return chosen;
  const answer = await client.ask('site.at', { site: chosen.value, moment: 'now' });
  if (!answer.ok) return fail({ kind: 'no-answer', detail: answer.error.kind });
  return answer.value === null ? fail({ kind: 'no-site', site: chosen.value }) : ok(answer.value);
}

function onlySite(client: LineClient): Promise<Result<SiteId, PictureFailure>> {
  return new Promise((resolve) => {
    client.watch('sites', null, (sites) => {
      const [only, ...others] = sites.map(({ id }) => siteIdSchema.parse(id));
      if (only === undefined) resolve(fail({ kind: 'no-site', site: null }));
      else if (others.length > 0) resolve(fail({ kind: 'several-sites', sites: [only, ...others] }));
      else resolve(ok(only));
    });
  });
}
