import type { Statement } from 'better-sqlite3';
import { guestIdSchema, hostNameSchema, type SiteId } from '../../shared/domain/names.ts';
import type { Connection } from './connection.ts';
import { readNumberRows } from './number-rows.ts';
import type { Entities } from './entities.ts';
import { SAMPLE_COLUMNS, type Keyframes } from './keyframes.ts';
import { COLUMNS, fromStored } from './metrics.ts';
import type { GuestSample, HostSample, LatestSamples } from './sample.ts';
import { MINUTE, type Reaches } from './tiers.ts';

const [, , ...metricColumns] = SAMPLE_COLUMNS;
const HOT = `
  SELECT entity, max(at), ${metricColumns.join(', ')} FROM sample
  WHERE minute BETWEEN :first AND :last AND at BETWEEN :from AND :moment GROUP BY entity`;

type Row = readonly (number | null)[];

/** The newest sample of everything at a moment. */
export class Latest {
  readonly #entities: Entities;
  readonly #keyframes: Keyframes;
  readonly #reaches: Reaches;
  readonly #hot: Statement<[{ first: number; last: number; from: number; moment: number }]>;

  constructor({ db }: Connection, entities: Entities, keyframes: Keyframes, reaches: Reaches) {
    this.#entities = entities;
    this.#keyframes = keyframes;
    this.#reaches = reaches;
    this.#hot = db.prepare<[{ first: number; last: number; from: number; moment: number }]>(HOT).raw();
  }

  at(site: SiteId, moment: number, maxAgeMs: number): LatestSamples {
    const hosts: (HostSample & { at: number })[] = [];
    const guests: (GuestSample & { at: number })[] = [];
    for (const row of this.#rows(moment, maxAgeMs)) {
      const [id, at, hostId, ...values] = row;
      const entity = this.#entities.get(id ?? -1);
      if (entity?.site !== site || typeof at !== 'number') continue;
      const sample = { at, ...metricsOf(values) };
      const host = this.#entities.get(hostId ?? -1);
      if (entity.kind === 'host')
        hosts.push({ host: hostNameSchema.parse(entity.name), ...hostPart(sample) });
      if (entity.kind === 'guest' && host !== null) {
        guests.push({
          guest: guestIdSchema.parse(entity.name),
          host: hostNameSchema.parse(host.name),
          ...sample,
        });
      }
    }
    return { hosts, guests };
  }

  #rows(moment: number, maxAgeMs: number): Row[] {
    const from = moment - maxAgeMs;
    const sealed = this.#reaches.get('raw').sealed;
    if (sealed === null || from >= sealed) {
      const [first, last] = [Math.floor(from / MINUTE), Math.floor(moment / MINUTE)];
      return readNumberRows(this.#hot.all({ first, last, from, moment }));
    }
    const since = this.#reaches.get('raw').since ?? 0;
    const oldest = moment - Math.max(maxAgeMs, moment >= since ? MINUTELY_AGE_MS : QUARTERLY_AGE_MS);
    return this.#keyframes.before(moment).filter(([, at]) => typeof at === 'number' && at >= oldest);
  }
}

/** A keyframe's samples are up to a minute old when it is made, and it serves until the next one. */
const MINUTELY_AGE_MS = 2 * MINUTE;
const QUARTERLY_AGE_MS = 16 * MINUTE;

type Metrics = Omit<GuestSample, 'guest' | 'host'>;

function metricsOf(values: Row): Metrics {
  const read = (column: (typeof COLUMNS)[number]): number | null =>
    fromStored(column, values[COLUMNS.indexOf(column)] ?? null);
  return {
    cpu: read('cpu'),
    cpuTotal: read('cpu_total'),
    memory: read('memory'),
    memoryTotal: read('memory_total'),
    netRx: read('net_rx'),
    netTx: read('net_tx'),
    diskRead: read('disk_read'),
    diskWrite: read('disk_write'),
  };
}

const hostPart = ({ at, cpu, cpuTotal, memory, memoryTotal }: Metrics & { at: number }) => ({
  at,
  cpu,
  cpuTotal,
  memory,
  memoryTotal,
});
