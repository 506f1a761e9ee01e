import type { SiteFile } from '../../shared/domain/inventory.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Ledger } from './ledger.ts';
import type { LiveLoads } from './live-loads.ts';
import type { Machines } from './machines.ts';
import type { RawOutputs } from './raw-outputs.ts';
import type { Recorder } from './recorder.ts';
import type { Connections } from './connections.ts';

/** What the watchers of one site share. */
export interface WatchContext {
  readonly site: SiteId;
  readonly file: SiteFile;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  readonly stop: AbortSignal;
  readonly ledger: Ledger;
  readonly loads: LiveLoads;
  readonly machines: Machines;
  readonly recorder: Recorder;
  readonly connections: Pick<Connections, 'libvirt' | 'ssh'>;
  readonly raw: RawOutputs;
  /** How long a source waits before its first poll: each call is the next one's turn. */
  readonly firstPoll: (intervalMs: number) => number;
  /** Something changed that a view may show. */
  readonly changed: () => void;
  /** Asks a machine's next poll not to wait: a guest's host and nodes after an event, the peers after a change. */
  readonly nudgeGuest: (guest: string) => void;
  readonly nudgePeers: (cluster: string, node: string) => void;
}
