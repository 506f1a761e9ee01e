import type { Statement } from 'better-sqlite3';
import type { Metric, Series } from '../../shared/contract/history.ts';
import type { GuestId, HostName, SiteId } from '../../shared/domain/names.ts';
import { fail, type Result } from '../../shared/result.ts';
import { gridOf } from './buckets.ts';
import type { Connection } from './connection.ts';
import type { Entities } from './entities.ts';
import type { WriteFailure } from './failures.ts';
import { Keyframes } from './keyframes.ts';
import { Latest } from './latest.ts';
import { LoadHistory, type Loads } from './loads.ts';
import { COLUMNS, toStored } from './metrics.ts';
import type { GuestSample, HostSample, LatestSamples } from './sample.ts';
import { SampleRows } from './sample-rows.ts';
import { seriesOf } from './series.ts';
import { MINUTE, Reaches } from './tiers.ts';

/** What a history question covers. Buckets are at least `minStepMs` wide: twice the polling interval. */
export interface HistoryRange {
  readonly from: number;
  readonly to: number;
  readonly maxPoints: number;
  /** 10 s when left out: with a poll every 5 s, no bucket stays empty by chance. */
  readonly minStepMs?: number;
}

export interface SeriesQuestion extends HistoryRange {
  readonly site: SiteId;
  readonly subject:
    { readonly kind: 'host'; readonly id: HostName } | { readonly kind: 'guest'; readonly id: GuestId };
  readonly metrics: readonly Metric[];
}

export interface LoadsQuestion extends HistoryRange {
  readonly site: SiteId;
  readonly hosts: readonly HostName[];
}

const DEFAULT_MIN_STEP_MS = 10_000;
const INSERT = `
  INSERT OR REPLACE INTO sample (minute, entity, at, host, ${COLUMNS.join(', ')})
  VALUES (?, ?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})`;

/** Metrics over time: the newest, and any range at any degree of detail. */
export class Samples {
  readonly #connection: Connection;
  readonly #entities: Entities;
  readonly #reaches: Reaches;
  readonly #rows: SampleRows;
  readonly #latest: Latest;
  readonly #loads: LoadHistory;
  readonly #insert: Statement;

  constructor(connection: Connection, entities: Entities) {
    this.#connection = connection;
    this.#entities = entities;
    this.#reaches = new Reaches(connection);
    this.#rows = new SampleRows(connection, this.#reaches);
    this.#latest = new Latest(connection, entities, new Keyframes(connection), this.#reaches);
    this.#loads = new LoadHistory(connection, entities, this.#rows, this.#reaches);
    this.#insert = connection.db.prepare(INSERT);
  }

  /**
   * Stores what one poll measured, in one transaction; it is on disk when this returns (power failure
   * aside, see docs/formats/store.md). The same host or guest at the same time again replaces.
   */
  add(
    site: SiteId,
    at: number,
    hosts: readonly HostSample[],
    guests: readonly GuestSample[],
  ): Result<void, WriteFailure> {
    const { sealed, since } = this.#reaches.get('raw');
    if (sealed !== null && at < sealed) return fail({ kind: 'late', before: sealed });
    this.#loads.noteSample(at);
    return this.#entities.write('samples.add', () => {
      if (since === null || at < since) this.#reaches.set('raw', { since: Math.floor(at / MINUTE) * MINUTE });
      for (const { host, ...metrics } of hosts) {
        this.#put(this.#entities.idOf(site, 'host', host), at, null, { ...NO_TRAFFIC, ...metrics });
      }
      for (const { guest, host, ...metrics } of guests) {
        const id = this.#entities.idOf(site, 'guest', guest);
        this.#put(id, at, this.#entities.idOf(site, 'host', host), metrics);
      }
    });
  }

  /**
   * The newest sample of every host and guest of the site, none after the moment, none older than
   * `maxAgeMs` before it. In the sealed past (more than two hours ago) samples stand for a minute, and
   * after the raw retention for a quarter of an hour, so they may be that much older; each says its time.
   */
  latest(site: SiteId, moment: number, maxAgeMs: number): LatestSamples {
    return this.#connection.timed('samples.latest', () => this.#latest.at(site, moment, maxAgeMs));
  }

  /** Minimum, mean and maximum in at most `maxPoints` buckets; null where nothing was measured. */
  series({ site, subject, metrics, ...range }: SeriesQuestion): Series {
    return this.#connection.timed('samples.series', () => {
      const entity = this.#entities.find(site, subject.kind, subject.id);
      return seriesOf(this.#rows, this.#reaches, entity, metrics, gridFor(range));
    });
  }

  /**
   * The small stacked graphs of these hosts; a guest appears on every host it was on in that range. Where
   * samples are sealed already, the buckets are a minute wide at least: roll-ups are at hand, chunks are not.
   */
  loads({ site, hosts, ...range }: LoadsQuestion): Loads {
    const sealed = this.#reaches.get('raw').sealed ?? 0;
    const least = range.from < sealed ? MINUTE : DEFAULT_MIN_STEP_MS;
    const grid = gridFor({ ...range, minStepMs: Math.max(range.minStepMs ?? 0, least) });
    return this.#connection.timed('samples.loads', () => this.#loads.of(site, hosts, grid));
  }

  #put(entity: number, at: number, host: number | null, metrics: Metrics): void {
    this.#insert.run(
      Math.floor(at / MINUTE),
      entity,
      at,
      host,
      toStored('cpu', metrics.cpu),
      toStored('cpu_total', metrics.cpuTotal),
      toStored('memory', metrics.memory),
      toStored('memory_total', metrics.memoryTotal),
      toStored('net_rx', metrics.netRx),
      toStored('net_tx', metrics.netTx),
      toStored('disk_read', metrics.diskRead),
      toStored('disk_write', metrics.diskWrite),
    );
  }
}

type Metrics = Omit<GuestSample, 'guest' | 'host'>;
const NO_TRAFFIC = { netRx: null, netTx: null, diskRead: null, diskWrite: null };

const gridFor = ({ from, to, maxPoints, minStepMs }: HistoryRange) =>
  gridOf(from, to, maxPoints, minStepMs ?? DEFAULT_MIN_STEP_MS);
