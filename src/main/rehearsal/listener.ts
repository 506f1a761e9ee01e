import { createServer, type ListenOptions, type Server, type Socket } from 'node:net';
import type { Door } from './doors.ts';

/** A listening address with a door that can close, fall silent and open again on the same address. */
export class Listener {
  readonly #where: () => ListenOptions;
  readonly #serve: (socket: Socket) => void;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #door: Door = 'closed';
  #change: Promise<void> = Promise.resolve();

  constructor(where: () => ListenOptions, serve: (socket: Socket) => void) {
    this.#where = where;
    this.#serve = serve;
  }

  /** The TCP port that it got; 0 for a unix socket or while closed. */
  get port(): number {
    const address = this.#server?.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Changes happen one after the other; the last one wins. */
  set(door: Door): Promise<void> {
    this.#change = this.#change.then(() => this.#apply(door));
    return this.#change;
  }

  async #apply(door: Door): Promise<void> {
    if (door === this.#door) return;
    const before = this.#door;
    this.#door = door;
    if (door === 'closed') return this.#shut();
    if (before === 'closed') await this.#listen();
    // Connections that were waiting go on; those that fall silent are held.
    for (const socket of this.#sockets) {
      if (door === 'silent') socket.pause();
      else socket.resume();
    }
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
    // Nobody answers a connection that came while the door was silent, not even later.
    if (this.#door === 'open') this.#serve(socket);
    else socket.pause();
  }

  async #listen(): Promise<void> {
    const server = createServer((socket) => {
      this.#accept(socket);
    });
    await new Promise<void>((done, failed) => {
      server.once('error', failed);
      server.listen(this.#where(), done);
    });
    server.on('error', () => {});
    this.#server = server;
  }

  async #shut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server !== null) await new Promise((done) => server.close(done));
  }
}
