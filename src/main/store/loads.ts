import type { z } from 'zod';
import type { HostLoads, loadsSchema } from '../../shared/contract/history.ts';
import { guestIdSchema, hostNameSchema, type HostName, type SiteId } from '../../shared/domain/names.ts';
import { Buckets, type Grid } from './buckets.ts';
import type { Connection } from './connection.ts';
import { LoadSlots } from './load-slots.ts';
import type { Entities, Entity } from './entities.ts';
import { fromStored, positionOf } from './metrics.ts';
import { piecesOf, tierFor, widthWithin, type Piece } from './pieces.ts';
import type { SampleRows } from './sample-rows.ts';
import type { Reaches } from './tiers.ts';

export type Loads = z.infer<typeof loadsSchema>;

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

/** The small stacked graphs: every host, and every guest while it was on that host. */
export class LoadHistory {
  readonly #entities: Entities;
  readonly #reaches: Reaches;
  readonly #rows: SampleRows;
  readonly #slots: LoadSlots;

  constructor(connection: Connection, entities: Entities, rows: SampleRows, reaches: Reaches) {
    this.#entities = entities;
    this.#reaches = reaches;
    this.#rows = rows;
    this.#slots = new LoadSlots(connection);
  }

  /** A sample came for this time. */
  noteSample(at: number): void {
    this.#slots.forget(at);
  }

  of(site: SiteId, hosts: readonly HostName[], grid: Grid): Loads {
    const ids = new Map(hosts.map((host) => [host, this.#entities.find(site, 'host', host)]));
    const tracks = new Tracks(grid, new Set(ids.values()));
    for (const piece of piecesOf(tierFor(grid.stepMs), grid.first, grid.to, (name) =>
      this.#reaches.get(name),
    )) {
      this.#sealed(site, piece, tracks);
      this.#unsealed(site, piece, tracks);
    }
    const of = hosts.map((host) => tracks.read(host, ids.get(host) ?? null));
    return { from: grid.from, to: grid.to, stepMs: grid.stepMs, hosts: of };
  }

  #unsealed(site: SiteId, piece: Piece, tracks: Tracks): void {
    const { tier, from, to } = piece;
    const begin = Math.max(from, this.#reaches.get(tier).sealed ?? from);
    this.#slots.each(tier, begin, to, ([id, host = null, time, ...values]) => {
      if (typeof id !== 'number' || typeof time !== 'number') return;
      const entity = this.#entities.get(id);
      if (entity?.site === site) tracks.add(entity, host, time, widthWithin(piece, time), values);
    });
  }

  #sealed(site: SiteId, piece: Piece, tracks: Tracks): void {
    const { tier, from, to } = piece;
    const end = Math.min(to, this.#reaches.get(tier).sealed ?? from);
    if (from >= end) return;
    const wanted = tier === 'raw' ? RAW_WANTED : ROLLED_WANTED;
    for (const entity of this.#entities.all()) {
      if (entity.site !== site) continue;
      this.#rows.each(
        { tier, entity: entity.id, from, to: end, wanted },
        (time, [host = null, ...values]) => {
          tracks.add(entity, host, time, widthWithin(piece, time), values);
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
