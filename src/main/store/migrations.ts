import type Database from 'better-sqlite3';
import { z } from 'zod';
import { SCHEMA_1 } from './schema-1.ts';
import { SCHEMA_2 } from './schema-2.ts';

/** Append only. A released migration is never edited; position + 1 is its version. */
export const MIGRATIONS: readonly string[] = [SCHEMA_1, SCHEMA_2];

export const versionOf = (db: Database.Database): number =>
  z.int().parse(db.pragma('user_version', { simple: true }));

/** Brings an older file up to date, one transaction a step. A newer file must not come here. */
export function migrate(db: Database.Database, migrations: readonly string[] = MIGRATIONS): void {
  const version = versionOf(db);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}
