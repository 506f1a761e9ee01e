import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { BMC_PORT, type RedfishAccess } from '../../../shared/domain/bmc.ts';
import { inOwnWords, ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { Agent, request } from '../../platform/http.ts';
import type { Secret } from '../../platform/secret.ts';
import { urlHost } from '../../platform/url-host.ts';
import type { BmcLimit } from './bmc-limit.ts';
import { pinnedSocket } from './pinned-socket.ts';

export interface RedfishReply {
  readonly status: number;
  readonly body: string;
  readonly header: (name: string) => string | null;
}
type Headers = Readonly<Record<string, string>>;
export type Method = 'GET' | 'POST' | 'DELETE';

const MOST_BYTES = 1_048_576;
const TOO_LONG: ProbeFailure = { kind: 'protocol', ...inOwnWords('answer-too-long', {}) };

/** Asks one BMC; every request has a verified connection of its own. Redirects are not followed. */
export class RedfishClient {
  readonly #bmc: RedfishAccess;
  readonly #limit: BmcLimit;
  #login: Headers = {};

  constructor(bmc: RedfishAccess, limit: BmcLimit) {
    this.#bmc = bmc;
    this.#limit = limit;
  }

  get origin(): string {
    const { address, port = BMC_PORT.redfish } = this.#bmc;
    return `https://${urlHost(address)}:${port}`;
  }

  /** From here on requests carry the basic authorization, or the token of a session. */
  logInAs(headers: Headers): void {
    this.#login = headers;
  }

  /** Any status but 2xx is a failure. */
  async ask(method: Method, path: string, body?: object): Promise<Result<RedfishReply, ProbeFailure>> {
    const socket = await pinnedSocket(this.#bmc, this.#limit);
    if (!socket.ok) return socket;
    try {
      const reply = await this.#send(socket.value, method, path, body);
      if (!reply.ok || isFine(reply.value)) return reply;
      return fail(refusal(this.#bmc, reply.value));
    } finally {
      socket.value.destroy();
    }
  }

  #send(
    socket: TLSSocket,
    method: Method,
    path: string,
    body: object | undefined,
  ): Promise<Result<RedfishReply, ProbeFailure>> {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      ...this.#login,
      host: new URL(this.origin).host,
      accept: 'application/json',
      'odata-version': '4.0',
      connection: 'close',
      ...(payload !== '' && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(payload),
      }),
    };
    const agent = new Agent({ keepAlive: false });
    agent.createConnection = () => socket;
    return new Promise((done) => {
      const asked = request({ method, path, headers, agent, signal: this.#limit.signal });
      const broken = (error: Error) => {
        done(fail(this.#limit.signal.aborted ? this.#limit.failure() : brokenBy(error)));
      };
      asked.on('error', broken);
      asked.once('response', (response) => {
        readAll(response).then(done, broken);
      });
      asked.end(payload);
    });
  }
}

export const basicLogin = (user: string, secret: Secret): Headers => ({
  authorization: `Basic ${Buffer.from(`${user}:${secret.reveal()}`).toString('base64')}`,
});

const isFine = ({ status }: RedfishReply): boolean => status >= 200 && status < 300;

async function readAll(response: IncomingMessage): Promise<Result<RedfishReply, ProbeFailure>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MOST_BYTES) return fail(TOO_LONG);
    chunks.push(chunk);
  }
  const header = (name: string) => {
    const value = response.headers[name];
    return typeof value === 'string' ? value : null;
  };
  return ok({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8'), header });
}

function refusal({ user }: RedfishAccess, { status, body }: RedfishReply): ProbeFailure {
  if (status === 401) return { kind: 'login-refused', user, detail: `HTTP ${status}` };
  if (status === 403)
    return { kind: 'denied', detail: `HTTP ${status}`, own: [ownWord('as-user', { user })] };
  return { kind: 'refused', exitCode: status, stderr: body.slice(0, 200) };
}

function brokenBy(error: Error & { readonly code?: unknown }): ProbeFailure {
  const isHttp = typeof error.code === 'string' && error.code.startsWith('HPE_');
  return isHttp
    ? { kind: 'protocol', detail: error.message }
    : { kind: 'unreachable', detail: error.message };
}
