import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import type { LabPki } from '../../support/lab-pki.ts';
import { PASSWORD, USER } from './ask-lab.ts';

const SYSTEM = '/redfish/v1/Systems/1';
const RESET = `${SYSTEM}/Actions/ComputerSystem.Reset`;
const LOGIN = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

export interface RedfishLab {
  readonly port: number;
  readonly fingerprint: string;
  /** What the service says of the power; `echo` makes it answer garbage with the request's authorization in it. */
  power: string;
  /** Requests that came through TLS. */
  asked: number;
  readonly stop: () => Promise<void>;
}

/** As much of a Redfish service (DSP0266) as one system's power needs; redfishtool accepts it. */
export async function startRedfish(pki: LabPki): Promise<RedfishLab> {
  const cert = await readFile(pki.server.certificate);
  const server = createServer({ cert, key: await readFile(pki.server.key) }, (request, response) => {
    lab.asked += 1;
    void answer(lab, request, response);
  });
  const lab: RedfishLab = {
    port: await listening(server),
    fingerprint: new X509Certificate(cert).fingerprint256,
    power: 'On',
    asked: 0,
    stop: () => stopped(server),
  };
  return lab;
}

/** Takes connections and never says a word. */
export async function startMute(): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const taken: Socket[] = [];
  const server = createTcpServer((socket) => void taken.push(socket.on('error', () => {})));
  const port = await listening(server);
  return {
    port,
    stop: () => {
      for (const socket of taken) socket.destroy();
      return stopped(server);
    },
  };
}

async function answer(lab: RedfishLab, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '', method, headers } = request;
  const path = url.replace(/\/$/, '');
  const sent = await readText(request);
  const say = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (path === '/redfish') say(200, { v1: '/redfish/v1/' });
  else if (path === '/redfish/v1') say(200, root);
  else if (headers.authorization !== LOGIN) say(401, { error: { code: headers.authorization } });
  else if (lab.power === 'echo') response.end(`<garbage ${headers.authorization} ${PASSWORD}>`);
  else if (method === 'GET' && path === '/redfish/v1/Systems') say(200, systems);
  else if (method === 'GET' && path === SYSTEM) say(200, system(lab.power));
  else if (method === 'POST' && path === RESET && sent.includes('"ForceOff"')) {
    lab.power = 'Off';
    response.writeHead(204).end();
  } else say(404, { error: { code: 'Base.1.0.ResourceMissingAtURI' } });
}

const root = {
  '@odata.id': '/redfish/v1/',
  '@odata.type': '#ServiceRoot.v1_1_0.ServiceRoot',
  Id: 'RootService',
  RedfishVersion: '1.0.2',
  Systems: { '@odata.id': '/redfish/v1/Systems' },
};
const systems = {
  '@odata.id': '/redfish/v1/Systems',
  'Members@odata.count': 1,
  Members: [{ '@odata.id': SYSTEM }],
};
const system = (power: string) => ({
  '@odata.id': SYSTEM,
  '@odata.type': '#ComputerSystem.v1_1_0.ComputerSystem',
  Id: '1',
  PowerState: power,
  Actions: {
    '#ComputerSystem.Reset': {
      target: RESET,
      'ResetType@Redfish.AllowableValues': ['On', 'ForceOff', 'GracefulShutdown'],
    },
  },
});

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function stopped(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
