import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerSchema, OBSERVER, type Caller } from '../platform/caller.ts';
import type { Text } from '../../shared/text/text.ts';
import { readPageFile } from '../rpc/page-file.ts';
import { pageHeaders } from '../rpc/page-headers.ts';
import type { Access } from './access.ts';

export interface Pages {
  /** Our own address as it stands in the browser. */
  readonly self: URL;
  readonly access: Access;
  readonly rendererFolder: string;
  /** An address that opens the console in one browser, once. */
  readonly newLink: (caller: Caller) => string;
  readonly text: Text;
}

/** Where a program that shows the access token gets a link for a browser. */
export const LINK_PATH = '/link';

interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers a browser: exchanges a link's token for a cookie, then gives files of the renderer. Nothing else. */
export function answerHttp(request: IncomingMessage, response: ServerResponse, pages: Pages): void {
  const { status, headers, body } =
    refuse(request, pages) ?? giveLink(request, pages) ?? givePage(request, pages);
  response.writeHead(status, { ...pageHeaders(`ws://${pages.self.host}`), ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** What is refused whoever asks. */
function refuse(request: IncomingMessage, { self }: Pages): Answer | null {
  const { method, url, headers } = request;
  // Another Host is another site that resolves to us (DNS rebinding).
  if (headers.host !== self.host) return say(403, 'Refused: unknown Host\n');
  if (method === 'GET' || method === 'HEAD' || (method === 'POST' && isForLink(url))) return null;
  return say(405, 'Only GET\n', { Allow: 'GET, HEAD' });
}

/** Null: no link was asked for. */
function giveLink(request: IncomingMessage, { access, newLink }: Pages): Answer | null {
  if (request.method !== 'POST') return null;
  if (!access.hasAccessToken(request)) return say(403, 'Refused\n');
  const { operator } = splitUrl(request.url ?? '/');
  const caller = operator === null ? OBSERVER : { person: operator, login: 'operator' as const };
  return callerSchema.safeParse(caller).success
    ? say(200, `${newLink(caller)}\n`)
    : say(400, 'Refused: no such name\n');
}

const isForLink = (url = '/'): boolean => splitUrl(url).pathname === LINK_PATH;

function givePage(request: IncomingMessage, { access, rendererFolder, text }: Pages): Answer {
  const { pathname, token } = splitUrl(request.url ?? '/');
  const isPage = pathname === '/';
  const cookie = isPage && token !== null ? access.redeem(token) : null;
  if (cookie !== null) return say(303, '', { 'Set-Cookie': cookie, Location: '/' });
  const holder = access.sessionOf(request);
  if (holder === null) return say(401, `${text('serve.noSession')}\n`);

  const found = readPageFile(rendererFolder, pathname);
  if (found === null) return say(404, 'Not found\n');
  // Whoever loads the page begins a new session; its other files come with it.
  const renewed = isPage ? { 'Set-Cookie': access.newCookie(holder) } : {};
  return { status: 200, headers: { 'Content-Type': found.type, ...renewed }, body: found.body };
}

const say = (status: number, body: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  body,
});

// Not `new URL`: it would tidy `/../x` away before containment is judged.
function splitUrl(url: string): { pathname: string; token: string | null; operator: string | null } {
  const [pathname = '/', query = ''] = url.split('?', 2);
  const asked = new URLSearchParams(query);
  return { pathname, token: asked.get('token'), operator: asked.get('operator') };
}
