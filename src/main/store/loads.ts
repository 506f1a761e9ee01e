import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { HostLoads, loadsSchema } from '../../shared/contract/history.ts';
import { guestIdSchema, hostNameSchema, type HostName, type SiteId } from '../../shared/domain/names.ts';
import { Buckets, type Grid } from './buckets.ts';
import type { Connection } from './connection.ts';
import type { Entities, Entity } from './entities.ts';
import { fromStored, positionOf } from './metrics.ts';
import { piecesOf, tierFor, type Piece } from './pieces.ts';
import type { SampleRows } from './sample-rows.ts';
import { MINUTE, TIER, TIERS, type Reaches, type TierName } from './tiers.ts';

export type Loads = z.infer<typeof loadsSchema>;

/** Grouped in SQL: [entity, host, time within the bucket, cpu, memory, cpu total, memory total, weight]. */
function hotSql(tier: TierName): string {
  const [slot, time, suffix, weight] =
    tier === 'raw' ? ['minute', 'at', '', '1'] : ['start', 'start', '_avg', 'n'];
  const mean = (column: string) =>
    `CAST(round(1.0 * sum(${column}${suffix} * ${weight}) /
      sum(CASE WHEN ${column}${suffix} IS NOT NULL THEN ${weight} END)) AS INTEGER)`;
  return `
    SELECT entity, host, min(${time}), ${mean('cpu')}, ${mean('memory')},
      max(cpu_total${suffix === '' ? '' : '_max'}), max(memory_total${suffix === '' ? '' : '_max'}), sum(${weight})
    FROM ${TIER[tier].table}
    WHERE ${slot} BETWEEN :first AND :last AND ${time} >= :from AND ${time} < :to
    GROUP BY entity, host, CAST((${time} - :from) / :step AS INTEGER)`;
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** The groups' edges must be those of the grid, so the first group may begin before the piece does. */
function rangeOf(tier: TierName, begin: number, to: number, grid: Grid): Range {
  const from = Math.floor((begin - grid.first) / grid.stepMs) * grid.stepMs + grid.first;
  const [first, last] =
    tier === 'raw' ? [Math.floor(begin / MINUTE), Math.floor(to / MINUTE)] : [begin, to - 1];
  return { first, last, from, to, step: grid.stepMs };
}

/** The load of something in the buckets of a grid. */
interface Load {
  readonly cpu: Buckets;
  readonly memory: Buckets;
  cpuTotal: number | null;
  memoryTotal: number | null;
}

const noLoad = (grid: Grid): Load => ({
  cpu: new Buckets(grid),
  memory: new Buckets(grid),
  cpuTotal: null,
  memoryTotal: null,
});

/** An entity while it was on one host. */
interface Track extends Load {
  readonly entity: Entity;
}

const rowsSchema = z.array(z.array(z.number().nullable()));

/** The small stacked graphs: every host, and every guest while it was on that host. */
export class LoadHistory {
  readonly #entities: Entities;
  readonly #reaches: Reaches;
  readonly #rows: SampleRows;
  readonly #hot: ReadonlyMap<TierName, Statement<[Range]>>;

  constructor({ db }: Connection, entities: Entities, rows: SampleRows, reaches: Reaches) {
    this.#entities = entities;
    this.#reaches = reaches;
    this.#rows = rows;
    this.#hot = new Map(TIERS.map((tier) => [tier, db.prepare<[Range]>(hotSql(tier)).raw()]));
  }

  of(site: SiteId, hosts: readonly HostName[], grid: Grid): Loads {
    const ids = new Map(hosts.map((host) => [host, this.#entities.find(site, 'host', host)]));
    const tracks = new Tracks(grid, new Set(ids.values()));
    for (const piece of piecesOf(tierFor(grid.stepMs), grid.first, grid.to, (name) =>
      this.#reaches.get(name),
    )) {
      this.#sealed(site, piece, tracks);
      this.#unsealed(site, piece, grid, tracks);
    }
    const of = hosts.map((host) => tracks.read(host, ids.get(host) ?? null));
    return { from: grid.from, to: grid.to, stepMs: grid.stepMs, hosts: of };
  }

  #unsealed(site: SiteId, { tier, from, to }: Piece, grid: Grid, tracks: Tracks): void {
    const begin = Math.max(from, this.#reaches.get(tier).sealed ?? from);
    if (begin >= to) return;
    const rows = this.#hot.get(tier)?.all(rangeOf(tier, begin, to, grid)) ?? [];
    for (const [id, host = null, time, ...values] of rowsSchema.parse(rows)) {
      if (typeof id !== 'number' || typeof time !== 'number') continue;
      const entity = this.#entities.get(id);
      if (entity?.site === site) tracks.add(entity, host, time, TIER[tier].width, values);
    }
  }

  #sealed(site: SiteId, { tier, from, to }: Piece, tracks: Tracks): void {
    const end = Math.min(to, this.#reaches.get(tier).sealed ?? from);
    if (from >= end) return;
    const width = TIER[tier].width;
    const wanted = width === 0 ? RAW_WANTED : ROLLED_WANTED;
    for (const entity of this.#entities.all()) {
      if (entity.site !== site) continue;
      this.#rows.each(
        { tier, entity: entity.id, from, to: end, wanted },
        (time, [host = null, ...values]) => {
          tracks.add(entity, host, time, width, values);
        },
      );
    }
  }
}

const SHOWN = ['cpu', 'memory', 'cpu-total', 'memory-total'] as const;
const RAW_WANTED = [1, ...SHOWN.map((metric) => 2 + positionOf(metric))];
const ROLLED_WANTED = [1, ...SHOWN.map((metric) => 3 + 3 * positionOf(metric)), 2];

class Tracks {
  readonly #grid: Grid;
  readonly #hosts: ReadonlySet<number | null>;
  readonly #tracks = new Map<number, Map<number, Track>>();

  /** Only what belongs to these hosts is kept. */
  constructor(grid: Grid, hosts: ReadonlySet<number | null>) {
    this.#grid = grid;
    this.#hosts = hosts;
  }

  add(
    entity: Entity,
    host: number | null,
    time: number,
    width: number,
    values: readonly (number | null)[],
  ): void {
    const home = entity.kind === 'host' ? entity.id : host;
    if (home === null || !this.#hosts.has(home)) return;
    const [cpu = null, memory = null, cpuTotal = null, memoryTotal = null, weight] = values;
    const track = this.#track(home, entity);
    track.cpuTotal = cpuTotal ?? track.cpuTotal;
    track.memoryTotal = memoryTotal ?? track.memoryTotal;
    const put = (buckets: Buckets, value: number | null): void => {
      if (value !== null)
        buckets.add(time, width, { mean: value, min: value, max: value, weight: weight ?? 1 });
    };
    put(track.cpu, cpu);
    put(track.memory, memory);
  }

  read(host: HostName, id: number | null): HostLoads {
    const tracks = id === null ? [] : [...(this.#tracks.get(id)?.values() ?? [])];
    const own = tracks.find(({ entity }) => entity.kind === 'host') ?? noLoad(this.#grid);
    const guests = tracks.filter(({ entity }) => entity.kind === 'guest');
    return {
      host: hostNameSchema.parse(host),
      cpuTotal: fromStored('cpu_total', own.cpuTotal),
      memoryTotal: fromStored('memory_total', own.memoryTotal),
      cpu: cpuOf(own),
      memory: memoryOf(own),
      guests: guests.map((track) => ({
        guest: guestIdSchema.parse(track.entity.name),
        cpu: cpuOf(track),
        memory: memoryOf(track),
      })),
    };
  }

  #track(home: number, entity: Entity): Track {
    const atHome = this.#tracks.get(home) ?? new Map<number, Track>();
    this.#tracks.set(home, atHome);
    const track = atHome.get(entity.id) ?? { entity, ...noLoad(this.#grid) };
    atHome.set(entity.id, track);
    return track;
  }
}

const cpuOf = ({ cpu }: Load) => cpu.mean((value) => fromStored('cpu', Math.round(value)));
const memoryOf = ({ memory }: Load) => memory.mean((value) => fromStored('memory', Math.round(value)));
