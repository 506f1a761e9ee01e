import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { createText } from '../../shared/text/text.ts';
import type { Caller } from '../platform/caller.ts';
import { silentLogger } from '../platform/logger.ts';
import { Sessions, SESSION_MS } from './sessions.ts';
import { servePages, type Served } from './serve-pages.ts';

const top = mkdtempSync(path.join(tmpdir(), 'nodeward-serve-'));
const clock = manualClock();
let served: Served;
let lines = 0;
let last: Caller | null = null;

beforeAll(async () => {
  writeFileSync(path.join(top, 'index.html'), '<title>console</title>');
  const started = await servePages({
    listen: { host: '127.0.0.1', port: 0 },
    rendererFolder: top,
    accessToken: 'program-token',
    sessions: new Sessions('key', clock),
    text: createText('en'),
    connect: (_, caller) => {
      lines += 1;
      last = caller;
    },
    log: silentLogger,
  });
  if (!started.ok) throw new Error(started.error);
  served = started.value;
});
afterAll(async () => {
  await served.close();
  rmSync(top, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
/** `fetch` would tidy paths and refuse Host and Origin. */
function ask(pathname: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.origin);
    const asked = request({ hostname, port, path: pathname, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => void (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}
async function logIn(caller?: Caller): Promise<string> {
  const { search } = new URL(served.newLink(caller));
  const answer = await ask(`/${search}`);
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}
/** The HTTP status of an upgrade: 101 when a line was given. */
function upgrade(headers: Record<string, string>, pathname = '/line'): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${served.origin.replace('http', 'ws')}${pathname}`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (asked, response) => {
      asked.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', () => resolve(0));
  });
}

test('a link is exchanged once for a cookie that scripts and other sites cannot use', async () => {
  const { search } = new URL(served.newLink());
  const first = await ask(`/${search}`);
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe('/');
  expect(first.headers['set-cookie']?.[0]).toMatch(
    /^nodeward-\d+=\d+\.[\w-]{22}\.[\w-]+\.[\w-]{43}; Max-Age=43200; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  expect((await ask(`/${search}`)).status).toBe(401);
});

test('the page is given to the session only', async () => {
  const cookie = await logIn();
  const page = await ask('/', { cookie });
  expect(page).toMatchObject({ status: 200, body: '<title>console</title>' });
  expect(await ask('/')).toMatchObject({
    status: 401,
    body: expect.stringContaining('nodeward serve --link') as string,
  });
  expect((await ask('/', { cookie: `${cookie}x` })).status).toBe(401);
  expect((await ask('/?token=wrong')).status).toBe(401);
  expect((await ask('/../../etc/hosts.html', { cookie })).status).toBe(404);
});

test('every answer carries the headers that keep the page to itself, and none that opens it to others', async () => {
  const cookie = await logIn();
  for (const answer of [await ask('/', { cookie }), await ask('/'), await ask('/none.js', { cookie })]) {
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src 'self' ws://${new URL(served.origin).host};`);
    expect(policy).not.toContain('unsafe');
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('another Host is refused, with a cookie too', async () => {
  const cookie = await logIn();
  const { port } = new URL(served.origin);
  for (const host of ['evil.example', `localhost:${port}`, '127.0.0.1']) {
    expect((await ask('/', { cookie, host })).status).toBe(403);
  }
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
  const cookie = await logIn();
  expect((await ask('/', { cookie }, method)).status).toBe(405);
});

test('only our own page gets a line', async () => {
  const cookie = await logIn();
  const { origin } = served;
  expect(await upgrade({ cookie, origin })).toBe(101);
  const before = lines;
  const { port } = new URL(origin);
  const refused: [Record<string, string>, string?][] = [
    [{ cookie, origin: 'http://evil.example' }],
    [{ cookie, origin: `http://localhost:${port}` }],
    [{ cookie, origin: 'null' }],
    [{ cookie }],
    [{ cookie, origin, host: 'evil.example' }],
    [{ cookie, origin }, '/other'],
  ];
  for (const [headers, pathname] of refused) expect(await upgrade(headers, pathname)).toBe(403);
  for (const headers of [{ origin }, { cookie: 'nodeward-1=x', origin }, { cookie: `${cookie}x`, origin }])
    expect(await upgrade(headers)).toBe(401);
  expect(lines).toBe(before);
});

test('a session ends by itself, and begins anew with each load of the page', async () => {
  const { origin } = served;
  const cookie = await logIn();
  await clock.advance(SESSION_MS - 1);
  const loaded = await ask('/', { cookie });
  expect(loaded.status).toBe(200);
  const renewed = loaded.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  await clock.advance(1);
  expect((await ask('/', { cookie })).status).toBe(401);
  expect(await upgrade({ cookie, origin })).toBe(401);
  expect(await upgrade({ cookie: renewed, origin })).toBe(101);
  expect((await ask('/', { cookie: renewed.replace(/=\d/, '=9') })).status).toBe(401);
});

test('a program with the access token gets a new link; nobody else does', async () => {
  const authorization = 'Bearer program-token';
  const given = await ask('/link', { authorization }, 'POST');
  expect(given.status).toBe(200);
  const { search } = new URL(given.body.trim());
  expect((await ask(`/${search}`)).status).toBe(303);
  const cookie = await logIn();
  const refused: [Record<string, string>, string][] = [
    [{ authorization: 'Bearer other' }, 'POST'],
    [{ cookie }, 'POST'],
    [{ authorization, origin: served.origin }, 'POST'],
    [{ authorization, host: 'evil.example' }, 'POST'],
    [{ authorization }, 'GET'],
  ];
  for (const [headers, method] of refused)
    expect((await ask('/link', headers, method)).status).toBeGreaterThan(400);
});

test('a program gets a line with the access token alone, and only without an Origin', async () => {
  const authorization = 'Bearer program-token';
  expect(await upgrade({ authorization })).toBe(101);
  expect(await upgrade({ authorization: 'Bearer other' })).toBe(403);
  expect(await upgrade({ authorization: 'program-token' })).toBe(403);
  expect(await upgrade({ authorization, origin: served.origin })).toBe(401);
  expect((await ask('/', { authorization })).status).toBe(401);
});

test('who is behind a line is what the link was made for, and no cookie can be changed into another', async () => {
  const { origin } = served;
  const observer = { person: 'observer', login: 'observer' };
  const ann: Caller = { person: 'Ann Ödegård', login: 'operator' };
  await upgrade({ cookie: await logIn(), origin });
  expect(last).toEqual(observer);
  const cookie = await logIn(ann);
  await upgrade({ cookie, origin });
  expect(last).toEqual(ann);
  // Loading the page again keeps it hers.
  const renewed = (await ask('/', { cookie })).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  await upgrade({ cookie: renewed, origin });
  expect(last).toEqual(ann);
  await upgrade({ authorization: 'Bearer program-token' });
  expect(last).toEqual(observer);
  const [ends, word, , proof] = (await logIn()).split('.');
  const forged = [ends, word, Buffer.from(JSON.stringify(ann)).toString('base64url'), proof].join('.');
  expect(await upgrade({ cookie: forged, origin })).toBe(401);
});

test('an operator’s link is given only to a program with the access token, and needs a name', async () => {
  const authorization = 'Bearer program-token';
  const given = await ask('/link?operator=ann', { authorization }, 'POST');
  const { search } = new URL(given.body.trim());
  const cookie = (await ask(`/${search}`)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  await upgrade({ cookie, origin: served.origin });
  expect(last).toEqual({ person: 'ann', login: 'operator' });
  expect((await ask('/link?operator=ann', {}, 'POST')).status).toBe(403);
  expect((await ask('/link?operator=', { authorization }, 'POST')).status).toBe(400);
});

test('an address in use is an error, not a crash', async () => {
  const { hostname, port } = new URL(served.origin);
  const again = await servePages({
    listen: { host: hostname, port: Number(port) },
    rendererFolder: top,
    accessToken: '',
    sessions: new Sessions('key', clock),
    text: createText('en'),
    connect: () => {},
    log: silentLogger,
  });
  expect(again).toMatchObject({ ok: false });
});
