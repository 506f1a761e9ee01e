import { createServer, type ListenOptions, type Server, type Socket } from 'node:net';
import type { Clock } from '../platform/clock.ts';
import type { Door } from './doors.ts';

const LISTEN_TRIES = 50;
const RETRY_MS = 100;

/** A listening address with a door that can close, fall silent and open again on the same address. */
export class Listener {
  readonly #where: () => ListenOptions;
  readonly #serve: (socket: Socket) => void;
  readonly #clock: Clock;
  readonly #sockets = new Set<Socket>();
  /** Came while the door was silent; served when it opens, as a daemon that was stuck would. */
  readonly #unserved = new Set<Socket>();
  #server: Server | null = null;
  #door: Door = 'closed';
  #change: Promise<void> = Promise.resolve();

  constructor(where: () => ListenOptions, serve: (socket: Socket) => void, clock: Clock) {
    this.#where = where;
    this.#serve = serve;
    this.#clock = clock;
  }

  /** The TCP port that it got; 0 for a unix socket or while closed. */
  get port(): number {
    const address = this.#server?.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Changes happen one after the other; the last one wins. Rejects when the address is not to be had. */
  set(door: Door): Promise<void> {
    const change = this.#change.then(() => this.#apply(door));
    this.#change = change.catch(() => {});
    return change;
  }

  async #apply(door: Door): Promise<void> {
    if (door === this.#door) return;
    if (door === 'closed') {
      this.#door = door;
      return this.#shut();
    }
    if (this.#server === null) await this.#listen();
    this.#door = door;
    for (const socket of this.#sockets) {
      if (door === 'silent') socket.pause();
      else this.#goOn(socket);
    }
  }

  #goOn(socket: Socket): void {
    if (this.#unserved.delete(socket)) this.#serve(socket);
    socket.resume();
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#unserved.delete(socket);
    });
    if (this.#door === 'open') this.#serve(socket);
    else this.#unserved.add(socket.pause());
  }

  /** While the door was closed somebody else's connection may have taken the port for a moment. */
  async #listen(): Promise<void> {
    for (let attempt = 1; this.#server === null; attempt++) {
      const tried = await this.#tryListening();
      if (!(tried instanceof Error)) this.#server = tried;
      else if (attempt === LISTEN_TRIES) throw tried;
      else await this.#clock.sleep(RETRY_MS, new AbortController().signal);
    }
  }

  #tryListening(): Promise<Server | Error> {
    const server = createServer((socket) => {
      this.#accept(socket);
    });
    return new Promise((done) => {
      server.on('error', done);
      server.listen(this.#where(), () => {
        done(server);
      });
    });
  }

  async #shut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server !== null) await new Promise((done) => server.close(done));
  }
}
