import { tmpdir } from 'node:os';
import { WebSocket } from 'ws';
import { expect, test } from 'vitest';
import { silentLogger } from '../../src/main/platform/logger.ts';
import { systemClock } from '../../src/main/platform/clock.ts';
import { serveLine } from '../../src/main/rpc/serve-line.ts';
import { servePages } from '../../src/main/serve/serve-pages.ts';
import { Sessions } from '../../src/main/serve/sessions.ts';
import { createText } from '../../src/shared/text/text.ts';
import { everyMethodAndTopic } from './every-method-and-topic.ts';
import { fakeService } from './fake-service.ts';
import { inbox } from './memory-line.ts';

async function open() {
  const service = fakeService();
  const served = await servePages({
    listen: { host: '127.0.0.1', port: 0 },
    rendererFolder: tmpdir(),
    accessToken: 'token',
    sessions: new Sessions('key', systemClock),
    text: createText('en'),
    connect: (line) => {
      serveLine(line, service, { person: 'ann', login: 'operator' });
    },
    log: silentLogger,
  });
  if (!served.ok) throw new Error(served.error);
  const socket = new WebSocket(`${served.value.origin.replace('http', 'ws')}/line`, {
    headers: { authorization: 'Bearer token' },
  });
  const received = inbox();
  socket.on('message', (data: Buffer) => {
    received.receive(JSON.parse(data.toString()));
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const end = {
    send: (frame: unknown) => {
      socket.send(JSON.stringify(frame));
    },
    next: received.next,
    close: () => {
      socket.close();
    },
  };
  return { service, end, socket, stop: served.value.close };
}

everyMethodAndTopic('a real WebSocket', open);

test('what is not JSON is answered, and the line goes on', async () => {
  const { socket, end, stop } = await open();
  socket.send('{"id":');
  socket.send(Buffer.from([0, 255]));
  expect(await end.next()).toMatchObject({ kind: 'error', id: null, code: 'bad-request' });
  expect(await end.next()).toMatchObject({ kind: 'error', id: null, code: 'bad-request' });
  end.send({ id: 1, method: 'rehearsal.open', input: {} });
  expect(await end.next()).toMatchObject({ kind: 'ok', id: 1 });
  await stop();
});

test('a message larger than any frame ends the line', async () => {
  const { socket, stop } = await open();
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  socket.send(`"${'x'.repeat(5 * 1024 * 1024)}"`);
  expect(await closed).toBe(1009);
  await stop();
});
