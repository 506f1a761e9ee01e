import { request } from 'node:http';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { expect, test } from './support/operator.ts';

type Headers = Readonly<Record<string, string>>;

/** Opens the line with the session's own cookie; the words of the refusal, or `open`. */
async function openLine(origin: string, headers: Headers): Promise<string> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/line`, {
    headers: { Origin: origin, ...headers },
  });
  const answer = await Promise.race([
    once(socket, 'open').then(() => 'open'),
    new Promise<string>((done) => socket.once('error', (error) => done(error.message))),
  ]);
  socket.on('error', () => undefined).terminate();
  return answer;
}

/** The status of the first page, asked for over a socket of its own: no browser lets a page choose its Host. */
async function statusOf(origin: string, headers: Headers): Promise<number> {
  const asked = request(`${origin}/`, { headers }).end();
  const [response] = (await once(asked, 'response')) as [{ statusCode?: number; resume: () => void }];
  response.resume();
  return response.statusCode ?? 0;
}

test('a foreign Origin or Host gets no line and no page, even with the cookie of the session', async ({
  desk,
}) => {
  const { origin } = desk.console;
  const cookies = await desk.context.cookies(origin);
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { port } = new URL(origin);

  expect(await openLine(origin, { Cookie })).toBe('open');
  for (const foreign of [
    { Origin: 'http://evil.example' },
    { Origin: `http://127.0.0.1:${Number(port) + 1}` },
    { Host: 'evil.example' },
    { Host: `evil.example:${port}` },
  ])
    expect(await openLine(origin, { Cookie, ...foreign }), JSON.stringify(foreign)).toMatch(/40[03]/);
  expect(await openLine(origin, {})).toMatch(/40[13]/);

  expect(await statusOf(origin, { Cookie })).toBe(200);
  expect(await statusOf(origin, { Cookie, Host: `evil.example:${port}` })).toBeGreaterThanOrEqual(400);
});

test('every answer forbids frames and guessing of types', async ({ desk }) => {
  const answer = await desk.context.request.get(`${desk.console.origin}/`);
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  const framing = `${answer.headers()['x-frame-options'] ?? ''} ${answer.headers()['content-security-policy'] ?? ''}`;
  expect(framing).toMatch(/DENY|frame-ancestors 'none'/);
});
