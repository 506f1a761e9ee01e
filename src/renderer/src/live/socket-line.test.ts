import { expect, test } from 'vitest';
import { PageRefused } from './line.ts';
import { openSocketLine, socketAddress } from './socket-line.ts';

/** What the line needs of a WebSocket; `made` is the newest. */
class FakeSocket {
  static made: FakeSocket;
  readonly OPEN = 1;
  readyState = 1;
  readonly sent: string[] = [];
  onopen = () => {};
  onmessage: (event: { data: unknown }) => void = () => {};
  onclose = () => {};
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeSocket.made = this;
  }
  addEventListener() {}
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = 3;
    this.onclose();
  }
}
const open = (answer: 'in' | 'refused' | 'nobody' = 'nobody') =>
  openSocketLine(
    'ws://host/line',
    () => Promise.resolve(answer),
    FakeSocket as unknown as typeof WebSocket,
  )(new AbortController().signal);

test('the socket stands beside the page, encrypted when the page is', () => {
  expect(socketAddress({ protocol: 'http:', host: '127.0.0.1:8787' })).toBe('ws://127.0.0.1:8787/line');
  expect(socketAddress({ protocol: 'https:', host: 'console' })).toBe('wss://console/line');
});

test('frames go out and come in as JSON; what is not JSON comes in as null', async () => {
  const opening = open();
  FakeSocket.made.onopen();
  const line = await opening;
  const seen: unknown[] = [];
  FakeSocket.made.onmessage({ data: '{"kind":"early"}' });
  line.onFrame((frame) => void seen.push(frame));
  FakeSocket.made.onmessage({ data: 'no JSON' });
  FakeSocket.made.onmessage({ data: new ArrayBuffer(1) });
  line.send({ cancel: 4 });
  expect(seen).toEqual([{ kind: 'early' }, null, null]);
  expect(FakeSocket.made.sent).toEqual(['{"cancel":4}']);
});

test('a socket that cannot be opened rejects', async () => {
  const opening = open();
  FakeSocket.made.onclose();
  await expect(opening).rejects.toThrow('closed');
});

test('a host that does not let the page in is told from one that is away', async () => {
  const refused = open('refused');
  FakeSocket.made.onclose();
  await expect(refused).rejects.toBeInstanceOf(PageRefused);
  const away = open('nobody');
  FakeSocket.made.onclose();
  await expect(away).rejects.not.toBeInstanceOf(PageRefused);
});

test('the end of the socket is told once, also to who listens late', async () => {
  const opening = open();
  FakeSocket.made.onopen();
  const line = await opening;
  FakeSocket.made.close();
  FakeSocket.made.onclose();
  let ends = 0;
  line.onClose(() => void (ends += 1));
  expect(ends).toBe(1);
  line.send({ cancel: 1 });
  expect(FakeSocket.made.sent).toEqual([]);
});
