import type { Statement } from 'better-sqlite3';
import type { SiteId } from '../../shared/domain/names.ts';
import type { Connection } from './connection.ts';
import { keyReader, keyText, type SpanKey } from './span-row.ts';

/** The dictionary of span keys. Numbers never change while the store is open. */
export class SpanKeys {
  readonly #select: Statement<[]>;
  readonly #insert: Statement<[SiteId, string, string, string, string]>;
  readonly #ids = new Map<string, number>();
  readonly #keys = new Map<number, SpanKey>();

  constructor(connection: Connection) {
    const { db } = connection;
    // A key that retention has emptied is dropped here, while nobody holds its number.
    if (connection.mode === 'writing') {
      db.exec('DELETE FROM span_key WHERE NOT EXISTS (SELECT 1 FROM span WHERE key = span_key.id)');
    }
    this.#select = db
      .prepare<[]>('SELECT id, site, kind, name, aspect, observer FROM span_key ORDER BY id')
      .raw();
    this.#insert = db.prepare(
      'INSERT INTO span_key (site, kind, name, aspect, observer) VALUES (?, ?, ?, ?, ?)',
    );
    this.reload();
  }

  /** After a write that failed, numbers given within it are void. */
  reload(): void {
    this.#ids.clear();
    this.#keys.clear();
    const readKey = keyReader();
    for (const row of this.#select.iterate()) {
      const { id, key } = readKey(row);
      this.#keep(id, key);
    }
  }

  find(key: SpanKey): number | null {
    return this.#ids.get(keyText(key)) ?? null;
  }

  /** Only within a write. */
  idOf(key: SpanKey): number {
    const known = this.find(key);
    if (known !== null) return known;
    const { site, subject, aspect, observer } = key;
    const inserted = this.#insert.run(site, subject.kind, subject.id, aspect, observer);
    const id = Number(inserted.lastInsertRowid);
    this.#keep(id, { site, subject, aspect, observer });
    return id;
  }

  get(id: number): SpanKey {
    const key = this.#keys.get(id);
    if (key === undefined) throw new Error(`No span key ${id}`);
    return key;
  }

  #keep(id: number, key: SpanKey): void {
    this.#ids.set(keyText(key), id);
    this.#keys.set(id, key);
  }
}
