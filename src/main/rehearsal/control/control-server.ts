import { chmod } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import {
  rehearsalRequestSchema,
  type RehearsalOutput,
  type RehearsalQuestion,
} from '../../../shared/contract/rehearsal.ts';
import type { Result } from '../../../shared/result.ts';

/** One handler a question; a problem is a sentence for the person or test that asked. */
export type ControlHandlers = {
  readonly [Q in RehearsalQuestion]: (
    input: unknown,
  ) => Promise<Result<RehearsalOutput<Q>, string>> | Result<RehearsalOutput<Q>, string>;
};

const MAX_LINE = 1_000_000;

/** The control socket: JSON lines, one answer a question, readable by the owner alone. */
export class ControlServer {
  readonly #path: string;
  readonly #handlers: ControlHandlers;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(path: string, handlers: ControlHandlers) {
    this.#path = path;
    this.#handlers = handlers;
    this.#server = createServer((socket) => {
      this.#serve(socket);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.#server.once('error', failed);
      this.#server.listen(this.#path, done);
    });
    await chmod(this.#path, 0o600);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.end();
    await new Promise((done) => {
      this.#server.close(done);
      for (const socket of this.#sockets) socket.destroySoon();
    });
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
    const lines = createInterface({ input: socket, crlfDelay: Infinity });
    lines.on('line', (line) => {
      if (line.length > MAX_LINE) socket.destroy();
      else void this.#answer(line).then((reply) => socket.write(`${JSON.stringify(reply)}\n`));
    });
  }

  async #answer(line: string): Promise<object> {
    const request = rehearsalRequestSchema.safeParse(parseJson(line));
    if (!request.success) return { id: null, ok: false, problem: 'not a request' };
    const { id, ask, input } = request.data;
    const result = await this.#handlers[ask](input ?? {});
    return result.ok ? { id, ok: true, answer: result.value } : { id, ok: false, problem: result.error };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
