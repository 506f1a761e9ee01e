import type { IncomingMessage, ServerResponse } from 'node:http';
import { readPageFile } from '../rpc/page-file.ts';
import { pageHeaders } from '../rpc/page-headers.ts';
import type { Access } from './access.ts';

export interface Pages {
  /** Our own address as it stands in the browser. */
  readonly self: URL;
  readonly access: Access;
  readonly rendererFolder: string;
}

const NO_SESSION =
  'This address needs the one-time link that "nodeward serve" printed.\n' +
  'A link works once. Press Enter in the terminal of "nodeward serve" to get a new one.\n';

/** Answers a browser: exchanges a link's token for a cookie, then gives files of the renderer. Nothing else. */
export async function answerHttp(
  request: IncomingMessage,
  response: ServerResponse,
  pages: Pages,
): Promise<void> {
  const { self, access, rendererFolder } = pages;
  const reply = (status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array) => {
    response.writeHead(status, { ...pageHeaders(`ws://${self.host}`), ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const say = (status: number, text: string, headers: Readonly<Record<string, string>> = {}) =>
    reply(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, text);

  // Another Host is another site that resolves to us (DNS rebinding).
  if (request.headers.host !== self.host) return void say(403, 'Refused: unknown Host\n');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void say(405, 'Only GET\n', { Allow: 'GET, HEAD' });

  const asked = splitUrl(request.url ?? '/');
  const cookie = asked.pathname === '/' && asked.token !== null ? access.redeem(asked.token) : null;
  if (cookie !== null) return void say(303, '', { 'Set-Cookie': cookie, Location: '/' });
  if (!access.hasSession(request)) return void say(403, NO_SESSION);

  const found = await readPageFile(rendererFolder, asked.pathname);
  if (found === null) say(404, 'Not found\n');
  else reply(200, { 'Content-Type': found.type }, found.body);
}

// Not `new URL`: it would tidy `/../x` away before containment is judged.
function splitUrl(url: string): { pathname: string; token: string | null } {
  const [pathname = '/', query = ''] = url.split('?', 2);
  return { pathname, token: new URLSearchParams(query).get('token') };
}
