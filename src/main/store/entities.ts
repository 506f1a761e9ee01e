import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import type { Result } from '../../shared/result.ts';
import type { Connection } from './connection.ts';
import type { WriteFailure } from './failures.ts';

const KINDS = ['host', 'guest', 'machine'] as const;
export type EntityKind = (typeof KINDS)[number];

const entitySchema = z.object({
  id: z.int(),
  site: siteIdSchema,
  kind: z.enum(KINDS),
  name: z.string(),
});
export type Entity = z.infer<typeof entitySchema>;

const textOf = (site: SiteId, kind: EntityKind, name: string): string => `${site} ${kind} ${name}`;

/** The dictionary of what has samples or polls: small whole numbers instead of names in every row. */
export class Entities {
  readonly #connection: Connection;
  readonly #select: Statement<[]>;
  readonly #insert: Statement<[SiteId, EntityKind, string]>;
  readonly #ids = new Map<string, number>();
  readonly #entities = new Map<number, Entity>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#select = connection.db.prepare('SELECT id, site, kind, name FROM entity ORDER BY id');
    this.#insert = connection.db.prepare('INSERT INTO entity (site, kind, name) VALUES (?, ?, ?)');
    this.#load();
  }

  find(site: SiteId, kind: EntityKind, name: string): number | null {
    return this.#ids.get(textOf(site, kind, name)) ?? null;
  }

  /** Only within a write. */
  idOf(site: SiteId, kind: EntityKind, name: string): number {
    const known = this.find(site, kind, name);
    if (known !== null) return known;
    const id = Number(this.#insert.run(site, kind, name).lastInsertRowid);
    this.#keep({ id, site, kind, name });
    return id;
  }

  get(id: number): Entity | null {
    return this.#entities.get(id) ?? null;
  }

  /** Ascending by id. */
  all(): IterableIterator<Entity> {
    return this.#entities.values();
  }

  /** A write that may add entities: when it fails, the numbers given within it are forgotten. */
  write<T>(name: string, work: () => T): Result<T, WriteFailure> {
    const result = this.#connection.write(name, work);
    if (!result.ok) this.#load();
    return result;
  }

  #load(): void {
    this.#ids.clear();
    this.#entities.clear();
    for (const row of this.#select.all()) this.#keep(entitySchema.parse(row));
  }

  #keep(entity: Entity): void {
    this.#ids.set(textOf(entity.site, entity.kind, entity.name), entity.id);
    this.#entities.set(entity.id, entity);
  }
}
