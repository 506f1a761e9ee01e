import type { EngineStatus } from '../../shared/contract/setup.ts';
import type { Hub } from '../rpc/topic-hub.ts';
import type { Store } from '../store/open-store.ts';
import type { Surroundings } from './surroundings.ts';
import type { WatchedSites } from './watched-sites.ts';

const EVERY_MS = 5000;
const MICROSECONDS_PER_MS = 1000;

export interface EngineStatusParts {
  readonly hub: Hub;
  readonly surroundings: Surroundings;
  readonly store: Store;
  readonly sites: WatchedSites;
  readonly stop: AbortSignal;
}

/** Tells what the console itself does and costs. */
export class EngineStatusTopic {
  readonly #parts: EngineStatusParts;
  readonly #startedAt: number;
  #cpu = 0;

  constructor(parts: EngineStatusParts) {
    this.#parts = parts;
    this.#startedAt = parts.surroundings.clock.now();
    parts.hub.topic('engine', { current: () => this.#status() });
  }

  async run(): Promise<void> {
    const { hub, surroundings, stop } = this.#parts;
    const { clock } = surroundings;
    const stopped = () => stop.aborted;
    while (!stopped()) {
      const before = process.cpuUsage();
      const began = clock.now();
      await clock.sleep(EVERY_MS, stop);
      const { user, system } = process.cpuUsage(before);
      this.#cpu = (user + system) / MICROSECONDS_PER_MS / Math.max(clock.now() - began, 1);
      if (!stopped()) hub.publish('engine', null, this.#status());
    }
  }

  #status(): EngineStatus {
    const { surroundings, store, sites } = this.#parts;
    return {
      version: surroundings.version,
      startedAt: this.#startedAt,
      restartedBecause: surroundings.restartedBecause,
      dataFolder: surroundings.paths.data,
      storeBytes: store.bytes(),
      store: store.mode === 'reading' ? 'newer' : 'ok',
      memoryBytes: process.memoryUsage.rss(),
      cpu: this.#cpu,
      samplesLost: sites.all().reduce((sum, { watch }) => sum + (watch?.lost ?? 0), 0),
    };
  }
}
