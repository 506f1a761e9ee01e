import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const VERSION_1 = readFileSync(path.join(import.meta.dirname, '../fixtures/store/schema-1.sql'), 'utf8');

/** Lays down a store as the first version of the console left it. */
export function layOldStore(file: string): void {
  const db = new Database(file);
  db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma('journal_mode = WAL');
  db.transaction(() => db.exec(VERSION_1))();
  db.close();
}

/** Every row of every table that the file has, by table. */
export function rowsOf(file: string): Map<string, readonly unknown[]> {
  const db = new Database(file, { readonly: true });
  const names = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all()
    .map(String);
  const rows = new Map(names.map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]));
  db.close();
  return rows;
}

/** Tables and indexes as the file's schema has them, whatever their line breaks. */
export function schemaOf(file: string): readonly string[] {
  const db = new Database(file, { readonly: true });
  const written = db.prepare('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL').pluck().all().map(String);
  db.close();
  return written.map((sql) => sql.replace(/\s+/g, ' ')).sort();
}
