import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import type { Result } from '../../shared/result.ts';
import type { Connection } from './connection.ts';
import type { WriteFailure } from './failures.ts';

const rowSchema = z.object({ json: z.string(), at: z.int() });
type Inventory = z.infer<typeof rowSchema>;

/** The site file's content over time, as JSON: what the console was told to watch at a moment. */
export class Inventories {
  readonly #connection: Connection;
  readonly #insert: Statement<[SiteId, number, string]>;
  readonly #at: Statement<[SiteId, number]>;
  readonly #sites: Statement<[]>;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#insert = connection.db.prepare(
      'INSERT OR REPLACE INTO inventory (site, at, json) VALUES (?, ?, ?)',
    );
    this.#at = connection.db.prepare(
      'SELECT json, at FROM inventory WHERE site = ? AND at <= ? ORDER BY at DESC LIMIT 1',
    );
    this.#sites = connection.db.prepare('SELECT DISTINCT site FROM inventory ORDER BY site').pluck();
  }

  /** Stored only when it differs from the newest one; the value says whether it was. */
  record(site: SiteId, json: string, at: number): Result<boolean, WriteFailure> {
    return this.#connection.write('inventories.record', () => {
      if (this.at(site, at)?.json === json) return false;
      this.#insert.run(site, at, json);
      return true;
    });
  }

  /** The inventory that held at a moment, and since when. */
  at(site: SiteId, moment: number): Inventory | null {
    const row = this.#at.get(site, moment);
    return row === undefined ? null : rowSchema.parse(row);
  }

  /** Every site that was ever watched into this store. */
  sites(): SiteId[] {
    return z.array(siteIdSchema).parse(this.#sites.all());
  }
}
