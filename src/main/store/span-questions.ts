import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { StateChange } from '../../shared/contract/history.ts';
import type { Subject } from '../../shared/domain/finding.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { Connection } from './connection.ts';
import type { SpanKeys } from './span-keys.ts';
import { readBecause, spanSchema, type LastKnown, type SpanKey, type SpanRow } from './span-row.ts';

export interface ChangesQuestion {
  readonly site: SiteId;
  /** Null: the whole site. */
  readonly subject: Subject | null;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

const PRESENT = '(s.value IS NOT NULL OR s.because IS NOT NULL)';

// One seek a key: the cost grows with the keys of the site, not with the length of the history.
const AT = `
  SELECT s.* FROM span_key k CROSS JOIN span s ON s.key = k.id
    AND s.since = (SELECT max(since) FROM span WHERE key = k.id AND since <= :moment)
  WHERE k.site = :site AND ${PRESENT} AND (s.until IS NULL OR s.until > :moment)`;

const OPEN = `
  SELECT s.* FROM span s JOIN span_key k ON k.id = s.key
  WHERE s.until IS NULL AND k.site = :site AND ${PRESENT}`;

const KNOWN_BEFORE = `
  SELECT since FROM span WHERE key = :key AND since < :moment AND value IS NOT NULL ORDER BY since DESC LIMIT 1`;

const BEFORE = `SELECT s.* FROM span s WHERE s.key = :key AND s.since = (${KNOWN_BEFORE})`;

/** Of a state that began when a gap ended, in which nobody looked: the span of the same value that the gap cut. */
const CUT_BEFORE = `
  SELECT p.since, gap.since cutAt FROM span gap JOIN span p ON p.key = gap.key AND p.until = gap.since
    JOIN span s ON s.key = gap.key AND s.since = gap.until
  WHERE gap.key = :key AND gap.until = :since
    AND json_extract(gap.because, '$.kind') = 'not-asked' AND p.value = s.value`;

const LAST_KNOWN = `
  SELECT p.* FROM (${AT} AND s.because IS NOT NULL) u CROSS JOIN span p ON p.key = u.key AND p.since =
    (SELECT since FROM span WHERE key = u.key AND since < u.since AND value IS NOT NULL
     ORDER BY since DESC LIMIT 1)`;

const CHANGE = `
  SELECT s.*, (SELECT value FROM span WHERE key = s.key AND since < s.since ORDER BY since DESC LIMIT 1) before
  FROM span s`;

const CHANGES = `${CHANGE} INDEXED BY span_since JOIN span_key k ON k.id = s.key
  WHERE s.since BETWEEN :from AND :to AND k.site = :site ORDER BY s.since DESC, s.key LIMIT :limit`;

const CHANGES_OF = `${CHANGE} JOIN span_key k ON k.id = s.key
  WHERE k.site = :site AND k.kind = :kind AND k.name = :name AND s.since BETWEEN :from AND :to
  ORDER BY s.since DESC, s.key LIMIT :limit`;

const changeSchema = spanSchema.extend({ before: z.string().nullable() });

export interface CutQuestion {
  readonly key: SpanKey;
  /** When the state was seen again. */
  readonly since: number;
}

const cutSchema = z.object({ since: z.int(), cutAt: z.int() });
/** When a state began that a gap cut, and when that gap began. */
export type Cut = z.infer<typeof cutSchema>;

interface AtMoment {
  readonly site: SiteId;
  readonly moment: number;
}

/** The questions about stored states; every row is checked here. */
export class SpanQuestions {
  readonly #keys: SpanKeys;
  readonly #at: Statement<[AtMoment]>;
  readonly #open: Statement<[{ site: SiteId }]>;
  readonly #before: Statement<[{ key: number; moment: number }]>;
  readonly #cutBefore: Statement<[{ key: number; since: number }]>;
  readonly #lastKnown: Statement<[AtMoment]>;
  readonly #changes: Statement<[object]>;
  readonly #changesOf: Statement<[object]>;

  constructor({ db }: Connection, keys: SpanKeys) {
    this.#keys = keys;
    this.#at = db.prepare(AT);
    this.#open = db.prepare(OPEN);
    this.#before = db.prepare(BEFORE);
    this.#cutBefore = db.prepare(CUT_BEFORE);
    this.#lastKnown = db.prepare(LAST_KNOWN);
    this.#changes = db.prepare(CHANGES);
    this.#changesOf = db.prepare(CHANGES_OF);
  }

  at(site: SiteId, moment: number): SpanRow[] {
    return this.#at.all({ site, moment }).map((row) => this.#read(row));
  }

  open(site: SiteId): SpanRow[] {
    return this.#open.all({ site }).map((row) => this.#read(row));
  }

  before(key: SpanKey, moment: number): LastKnown | null {
    const id = this.#keys.find(key);
    if (id === null) return null;
    const row = this.#before.get({ key: id, moment });
    return row === undefined ? null : this.#readLast(row, moment);
  }

  cutBefore({ key, since }: CutQuestion): Cut | null {
    const id = this.#keys.find(key);
    const row = id === null ? undefined : this.#cutBefore.get({ key: id, since });
    return cutSchema.nullable().parse(row ?? null);
  }

  lastKnown(site: SiteId, moment: number): LastKnown[] {
    return this.#lastKnown.all({ site, moment }).map((row) => this.#readLast(row, moment));
  }

  changes({ site, subject, from, to, limit }: ChangesQuestion): StateChange[] {
    const range = { site, from, to, limit };
    const rows =
      subject === null
        ? this.#changes.all(range)
        : this.#changesOf.all({ ...range, kind: subject.kind, name: subject.id });
    return rows.map((row) => {
      const { key, since, value, because, before } = changeSchema.parse(row);
      const { subject: about, aspect, observer } = this.#keys.get(key);
      return {
        at: since,
        subject: about,
        aspect,
        observer,
        before,
        after: value,
        because: readBecause(because),
      };
    });
  }

  #read(row: unknown): SpanRow {
    const { key, value, because, since, until } = spanSchema.parse(row);
    return { ...this.#keys.get(key), value, because: readBecause(because), since, until };
  }

  #readLast(row: unknown, moment: number): LastKnown {
    const { key, value, until } = spanSchema.parse(row);
    if (value === null) throw new Error('A known span without a value');
    return { ...this.#keys.get(key), value, at: Math.min(until ?? moment, moment) };
  }
}
