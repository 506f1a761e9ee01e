import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
import { libvirtDoor } from '../doors.ts';
import { Listener } from '../listener.ts';
import type { Machine } from '../machine.ts';
import type { Host } from '../model/host.ts';
import { serveLibvirt } from './libvirt-session.ts';

/** The libvirt daemon of one host: two unix sockets, and whatever streams its sshd forwards to it. */
export class LibvirtDaemon {
  readonly machine: Machine;
  readonly socket: string;
  readonly readOnlySocket: string;
  readonly #host: Host;
  readonly #clock: Clock;
  readonly #listeners: readonly Listener[];
  readonly #forwarded = new Set<Duplex>();

  constructor(machine: Machine, host: Host, folder: string, clock: Clock) {
    this.machine = machine;
    this.#host = host;
    this.#clock = clock;
    this.socket = join(folder, 'libvirt-sock');
    this.readOnlySocket = join(folder, 'libvirt-sock-ro');
    this.#listeners = [
      this.#listener(this.socket, false, clock),
      this.#listener(this.readOnlySocket, true, clock),
    ];
  }

  async follow(): Promise<void> {
    const door = libvirtDoor(this.machine);
    if (door === 'closed') for (const stream of this.#forwarded) stream.destroy();
    await Promise.all(this.#listeners.map((listener) => listener.set(door)));
  }

  async stop(): Promise<void> {
    for (const stream of this.#forwarded) stream.destroy();
    await Promise.all(this.#listeners.map((listener) => listener.set('closed')));
  }

  /** For a stream that came through SSH; null while the daemon does not run. */
  open(readOnly: boolean): ((stream: Duplex) => void) | null {
    if (libvirtDoor(this.machine) !== 'open') return null;
    return (stream) => {
      this.#forwarded.add(stream);
      stream.once('close', () => this.#forwarded.delete(stream));
      this.#serve(stream, readOnly);
    };
  }

  #listener(path: string, readOnly: boolean, clock: Clock): Listener {
    return new Listener(
      () => ({ path }),
      (socket) => {
        this.#serve(socket, readOnly);
      },
      clock,
    );
  }

  #serve(stream: Duplex, readOnly: boolean): void {
    const { machine } = this;
    const { site, tally } = machine;
    serveLibvirt(stream, { machine, site, host: this.#host, tally, readOnly, clock: this.#clock });
  }
}
