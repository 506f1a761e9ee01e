import type Database from 'better-sqlite3';

/** Room that is kept for one operation. Safe to release twice. */
export interface Reservation {
  readonly release: () => void;
}

/** For index pages, page splits and the rollback journal's own header. */
const MARGIN_BYTES = 256 * 1024;

/**
 * Keeps blocks of the disk: pages are really written, then freed within the file, which never shrinks. The
 * rollback journal (PERSIST) gets its blocks by the same bytes being written over once more.
 */
export class Reserve {
  readonly #db: Database.Database;
  #promised = 0;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Throws what the disk says; nothing is promised then. */
  take(bytes: number): Reservation {
    const wanted = this.#promised + bytes;
    this.#allocate(wanted + MARGIN_BYTES);
    this.#promised = wanted;
    let held = true;
    const release = (): void => {
      if (held) this.#promised -= bytes;
      held = false;
    };
    return { release };
  }

  #allocate(bytes: number): void {
    const empty = this.#db.prepare('DELETE FROM reserved');
    // What a full disk may have left of an earlier try.
    empty.run();
    // Random bytes: neither a compressing file system nor SQLite itself can leave the write out.
    this.#db.prepare('INSERT INTO reserved VALUES (randomblob(?))').run(bytes);
    this.#db.prepare('UPDATE reserved SET bytes = randomblob(?)').run(bytes);
    empty.run();
  }
}
