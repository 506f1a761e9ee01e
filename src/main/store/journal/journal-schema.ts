/** Append only. A released migration is never edited; position + 1 is its version. */
export const JOURNAL_MIGRATIONS: readonly string[] = [
  `CREATE TABLE entry (
     seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, operation TEXT NOT NULL, kind TEXT NOT NULL,
     body TEXT NOT NULL, hash TEXT NOT NULL
   ) STRICT;
   CREATE INDEX entry_of_operation ON entry (operation, seq);
   CREATE INDEX entry_of_kind ON entry (kind, seq);
   CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
     BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
   CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
     BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
   CREATE TABLE reserved (bytes BLOB NOT NULL) STRICT;`,
];
