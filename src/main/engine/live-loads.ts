import type { Load, LoadView } from '../domain/picture/load-view.ts';
import type { GuestSample, HostSample } from '../store/sample.ts';

interface Held {
  readonly load: Load;
  readonly version: number;
}

/** The newest load of each host and guest, forgotten when it is too old to be shown. */
export class LiveLoads implements LoadView {
  readonly #hosts = new Map<string, Held>();
  readonly #guests = new Map<string, Held>();
  readonly #maxAgeMs: number;
  readonly #now: () => number;
  #version = 0;

  constructor(maxAgeMs: number, now: () => number) {
    this.#maxAgeMs = maxAgeMs;
    this.#now = now;
  }

  /** Grows with every load taken. */
  get revision(): number {
    return this.#version;
  }

  take(at: number, host: HostSample, guests: readonly GuestSample[]): void {
    this.#put(this.#hosts, host.host, host, at);
    for (const guest of guests) this.#put(this.#guests, guest.guest, guest, at);
  }

  /** The wall clock was set: what was measured keeps its age. */
  clockSet(move: (at: number) => number): void {
    this.#version += 1;
    for (const held of [this.#hosts, this.#guests]) {
      for (const [id, { load }] of held)
        held.set(id, { version: this.#version, load: { ...load, at: move(load.at) } });
    }
  }

  host(name: string): Load | null {
    return this.#young(this.#hosts.get(name));
  }

  guest(id: string): Load | null {
    return this.#young(this.#guests.get(id));
  }

  /** Changes when the load does, also when it becomes too old. */
  hostVersion(name: string): number {
    return this.host(name) === null ? -1 : (this.#hosts.get(name)?.version ?? -1);
  }

  guestVersion(id: string): number {
    return this.guest(id) === null ? -1 : (this.#guests.get(id)?.version ?? -1);
  }

  #put(into: Map<string, Held>, id: string, sample: Sampled, at: number): void {
    const { cpu, cpuTotal, memory, memoryTotal } = sample;
    if (cpu === null || cpuTotal === null || memory === null || memoryTotal === null) return;
    this.#version += 1;
    into.set(id, { version: this.#version, load: { at, cpu, cpuTotal, memory, memoryTotal } });
  }

  #young(held: Held | undefined): Load | null {
    return held !== undefined && this.#now() - held.load.at <= this.#maxAgeMs ? held.load : null;
  }
}

type Sampled = Pick<HostSample, 'cpu' | 'cpuTotal' | 'memory' | 'memoryTotal'>;
