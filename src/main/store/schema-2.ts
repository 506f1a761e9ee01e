/** Version 2: alerts and what is sent out. Explained in docs/formats/store.md and alerts.md. Released: never edit. */
export const SCHEMA_2 = `
CREATE TABLE alert (
  id TEXT PRIMARY KEY, site TEXT, opened INTEGER NOT NULL, cleared INTEGER, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_opened ON alert (opened);
CREATE INDEX alert_cleared ON alert (cleared);
CREATE TABLE alert_event (
  id INTEGER PRIMARY KEY, alert TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, by TEXT, reason TEXT
) STRICT;
CREATE INDEX alert_event_alert ON alert_event (alert);
CREATE TABLE alert_order (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, until INTEGER NOT NULL, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE gap (
  since INTEGER NOT NULL, kind TEXT NOT NULL, until INTEGER, PRIMARY KEY (since, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY, channel TEXT NOT NULL, alert TEXT NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL,
  created INTEGER NOT NULL, due INTEGER, attempts INTEGER NOT NULL, delivered INTEGER, failure TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (due) WHERE due IS NOT NULL;
`;
