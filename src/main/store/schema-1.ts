import { COLUMNS } from './metrics.ts';

const metrics = COLUMNS.map((column) => `${column} INTEGER`).join(', ');
const rolled = COLUMNS.flatMap((column) => ['avg', 'min', 'max'].map((of) => `${column}_${of} INTEGER`)).join(
  ', ',
);
const rollUp = (name: string) => `
CREATE TABLE ${name} (
  start INTEGER NOT NULL, entity INTEGER NOT NULL, host INTEGER, n INTEGER NOT NULL, ${rolled},
  PRIMARY KEY (start, entity)
) STRICT, WITHOUT ROWID;`;

/** Version 1. Explained in docs/formats/store.md. Released: never edit. */
export const SCHEMA_1 = `
CREATE TABLE entity (
  id INTEGER PRIMARY KEY, site TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  UNIQUE (site, kind, name)
) STRICT;

CREATE TABLE span_key (
  id INTEGER PRIMARY KEY, site TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  aspect TEXT NOT NULL, observer TEXT NOT NULL,
  UNIQUE (site, kind, name, aspect, observer)
) STRICT;
CREATE TABLE span (
  key INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER, value TEXT, because TEXT,
  PRIMARY KEY (key, since),
  CHECK (until IS NULL OR until > since),
  CHECK (value IS NULL OR because IS NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX span_open ON span (key) WHERE until IS NULL;
CREATE INDEX span_since ON span (since);
CREATE TABLE alive (site TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sample (
  minute INTEGER NOT NULL, entity INTEGER NOT NULL, at INTEGER NOT NULL, host INTEGER, ${metrics},
  PRIMARY KEY (minute, entity, at)
) STRICT, WITHOUT ROWID;
${rollUp('rollup_minute')}
${rollUp('rollup_quarter')}
${rollUp('rollup_day')}
CREATE TABLE chunk (
  id INTEGER PRIMARY KEY, tier TEXT NOT NULL, start INTEGER NOT NULL, entity INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (tier, start, entity)
) STRICT;
CREATE TABLE keyframe (start INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
-- Every minute's keyframe but the last of a quarter of an hour: those that go first.
CREATE INDEX keyframe_minutely ON keyframe (start) WHERE start % 900000 <> 840000;
CREATE TABLE tier (
  name TEXT PRIMARY KEY, since INTEGER, upto INTEGER, sealed INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO tier (name) VALUES ('raw'), ('minute'), ('quarter'), ('day');

CREATE TABLE poll (
  machine INTEGER NOT NULL, minute INTEGER NOT NULL, tried INTEGER NOT NULL, failed INTEGER NOT NULL,
  ms INTEGER NOT NULL, bytes INTEGER NOT NULL, calls INTEGER NOT NULL, remote_cpu_ms REAL,
  last_tried INTEGER NOT NULL, last_ok INTEGER, failure TEXT,
  PRIMARY KEY (machine, minute)
) STRICT, WITHOUT ROWID;
CREATE TABLE inventory (
  site TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (site, at)
) STRICT, WITHOUT ROWID;
`;
