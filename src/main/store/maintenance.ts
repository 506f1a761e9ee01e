import { z } from 'zod';
import type { Result } from '../../shared/result.ts';
import type { Connection } from './connection.ts';
import type { Entities } from './entities.ts';
import type { WriteFailure } from './failures.ts';
import { Keyframes } from './keyframes.ts';
import { Cleaning, type Retention, type Shortened } from './retention.ts';
import { RollUp } from './roll-up.ts';
import { SampleRows } from './sample-rows.ts';
import { Sealing, type Sealed } from './sealing.ts';
import { Reaches } from './tiers.ts';

/** What one call of `maintain` did. */
export interface MaintenanceReport {
  /** Minutes, quarters of an hour and days that were rolled up. */
  readonly rolledUp: number;
  readonly sealedChunks: number;
  readonly removedRows: number;
  /** Not null: the disk cap made a tier shorter than its retention asks for; tell the person. */
  readonly shortened: Shortened | null;
  /** The file is larger than the cap, and nothing more may be given up. */
  readonly overCap: boolean;
  /** There was more to do than one call may: call again soon. */
  readonly behind: boolean;
  readonly bytes: number;
  readonly failure: WriteFailure | null;
}

const VACUUM_PAGES = 500;
const pagesSchema = z.int();

/**
 * The one job that keeps the store small: rolls up, seals, removes. Call it each minute; each call does a
 * bounded amount of work, and one that is repeated or interrupted does no harm: every part is a
 * transaction that also moves the mark of how far it got.
 */
export class Maintenance {
  readonly #connection: Connection;
  readonly #retention: Retention;
  readonly #rollUps: readonly RollUp[];
  readonly #sealings: readonly Sealing[];
  readonly #cleaning: Cleaning;
  #failure: WriteFailure | null = null;

  constructor(connection: Connection, entities: Entities, retention: Retention) {
    const reaches = new Reaches(connection);
    const rows = new SampleRows(connection, reaches);
    const keyframes = new Keyframes(connection);
    this.#connection = connection;
    this.#retention = retention;
    this.#rollUps = (['minute', 'quarter', 'day'] as const).map(
      (tier) => new RollUp(connection, tier, reaches, keyframes),
    );
    this.#sealings = (['raw', 'minute', 'quarter'] as const).map(
      (tier) => new Sealing(connection, tier, { entities, reaches, rows }),
    );
    this.#cleaning = new Cleaning(connection, { entities, reaches, retention });
  }

  run(): MaintenanceReport {
    this.#failure = null;
    const rolledUp = sum(
      this.#rollUps.map((rollUp) => this.#part('maintain.roll-up', 0, () => rollUp.run())),
    );
    const sealed = this.#sealings.map((sealing) =>
      this.#part('maintain.seal', NOTHING_SEALED, () => sealing.run()),
    );
    const removedRows = this.#part('maintain.remove', 0, () => this.#cleaning.removeOld());
    const shortened = this.#part('maintain.shorten', null, () => this.#cleaning.shorten(this.#usedBytes()));
    this.#giveBack();
    return {
      rolledUp,
      sealedChunks: sum(sealed.map(({ chunks }) => chunks)),
      removedRows,
      shortened,
      overCap: shortened === null && this.#usedBytes() > this.#retention.capBytes,
      behind: rolledUp >= BUSY_ROLL_UPS || sealed.some(({ finished }) => !finished),
      bytes: this.bytes(),
      failure: this.#failure,
    };
  }

  /** The size of the file, free pages in it included (not those of its write-ahead log). */
  bytes(): number {
    return this.#pages('page_count') * this.#pages('page_size');
  }

  #usedBytes(): number {
    return (this.#pages('page_count') - this.#pages('freelist_count')) * this.#pages('page_size');
  }

  /** Shrinks the file when more than a tenth of it is free. */
  #giveBack(): void {
    if (this.#pages('freelist_count') * 10 < this.#pages('page_count')) return;
    this.#part<unknown>('maintain.give-back', null, () =>
      this.#connection.db.pragma(`incremental_vacuum(${VACUUM_PAGES})`),
    );
  }

  #pages(name: 'page_count' | 'page_size' | 'freelist_count'): number {
    return pagesSchema.parse(this.#connection.db.pragma(name, { simple: true }));
  }

  #part<T>(name: string, otherwise: T, work: () => T): T {
    const result: Result<T, WriteFailure> = this.#connection.write(name, work);
    if (result.ok) return result.value;
    this.#failure = result.error;
    return otherwise;
  }
}

/** As many minutes as one call may roll up. */
const BUSY_ROLL_UPS = 10;
const NOTHING_SEALED: Sealed = { chunks: 0, finished: true };
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
