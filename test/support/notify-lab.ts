import { spawn } from 'node:child_process';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { channelSchema, type Channel } from '../../src/shared/domain/notify-file.ts';
import type { Clock } from '../../src/main/platform/clock.ts';
import { silentLogger } from '../../src/main/platform/logger.ts';
import type { Message } from '../../src/main/notify/message.ts';
import { Notifier } from '../../src/main/notify/notifier.ts';
import { openStore, type Store } from '../../src/main/store/open-store.ts';

export const channelOf = (channel: unknown): Channel => channelSchema.parse(channel);

export const messageOf = (changes: Partial<Message> = {}): Message => ({
  version: 1,
  kind: 'firing',
  alert: 'a1',
  site: 'east',
  code: 'cf-leftcluster',
  severity: 'critical',
  subject: { kind: 'node', id: 'web2' },
  facts: { node: 'web2', observer: 'web1' },
  title: 'LEFTCLUSTER — web2 as seen by web1',
  procedure: 'Wait',
  startsAt: new Date(Date.now() - 5000).toISOString(),
  endsAt: null,
  link: 'nodeward://east/node/web2?at=1',
  ...changes,
});

export function notifierOn(
  clock: Clock,
  channels: readonly Channel[],
  options: { open?: readonly Message[]; environment?: Record<string, string>; store?: Store } = {},
): { notifier: Notifier; store: Store } {
  const store = options.store ?? memoryStore(clock);
  const notifier = new Notifier({
    outbox: store.outbox,
    clock,
    log: silentLogger,
    environment: options.environment ?? {},
    open: () => options.open ?? [],
  });
  notifier.use(channels);
  return { notifier, store };
}

export function memoryStore(clock: Clock): Store {
  const store = openStore({ file: ':memory:', clock, log: silentLogger });
  if (!store.ok) throw new Error(JSON.stringify(store.error));
  return store.value;
}

export interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A real HTTP server that answers with the next status of the list, 200 after it. */
export async function hookServer(statuses: number[] = []) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => {
      text += piece.toString();
    });
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers, body: JSON.parse(text) });
      response.writeHead(statuses.shift() ?? 200).end('said');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/hook`,
    stop: () => new Promise((done) => server.close(done)),
  };
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Debian's Alertmanager on a free port of loopback, in a folder of its own, without clustering. */
export async function startAlertmanager() {
  const folder = await mkdtemp(path.join(tmpdir(), 'nw-am-'));
  const port = await freePort();
  const file = path.join(folder, 'alertmanager.yml');
  await writeFile(file, 'route: { receiver: none, group_wait: 1s }\nreceivers: [{ name: none }]\n');
  const child = spawn(
    'prometheus-alertmanager',
    [
      `--config.file=${file}`,
      `--storage.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { stdio: 'ignore' },
  );
  const exited = new Promise<void>((done) => {
    child.once('exit', () => {
      done();
    });
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries += 1) {
    const ready = await fetch(`${url}/-/ready`).catch(() => null);
    if (ready?.ok === true) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url,
    alerts: async (): Promise<readonly AlertmanagerView[]> => {
      const answer = await fetch(`${url}/api/v2/alerts?active=true`);
      return (await answer.json()) as AlertmanagerView[];
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface AlertmanagerView {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly generatorURL: string;
}
