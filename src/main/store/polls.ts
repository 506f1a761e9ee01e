import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { probeFailureSchema, type ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { Result } from '../../shared/result.ts';
import type { Connection } from './connection.ts';
import type { Entities } from './entities.ts';
import type { WriteFailure } from './failures.ts';
import { MINUTE } from './tiers.ts';

/** One poll and what it cost. `remoteCpuMs`: null when the other side cannot say. */
export interface PollCost {
  readonly site: SiteId;
  readonly machine: string;
  readonly at: number;
  readonly ms: number;
  readonly bytes: number;
  readonly calls: number;
  readonly remoteCpuMs: number | null;
  readonly failure: ProbeFailure | null;
}

/** When a machine was last asked at a moment, and how that ended. */
export interface LastTried {
  readonly machine: string;
  readonly at: number;
  readonly failure: ProbeFailure | null;
}

export interface PollTotals {
  readonly machine: string;
  readonly tried: number;
  readonly failed: number;
  readonly ms: number;
  readonly bytes: number;
  readonly calls: number;
  readonly remoteCpuMs: number | null;
}

// Kept by the minute: 300 machines polled every 5 s would be 5 million rows a day.
const ADD = `
  INSERT INTO poll (machine, minute, tried, failed, ms, bytes, calls, remote_cpu_ms, last_tried, last_ok, failure)
  VALUES (:machine, :minute, 1, :failed, :ms, :bytes, :calls, :remoteCpuMs, :at, :okAt, :failure)
  ON CONFLICT DO UPDATE SET
    tried = tried + 1, failed = failed + :failed, ms = ms + :ms, bytes = bytes + :bytes, calls = calls + :calls,
    remote_cpu_ms = CASE WHEN :remoteCpuMs IS NULL THEN remote_cpu_ms
      ELSE coalesce(remote_cpu_ms, 0) + :remoteCpuMs END,
    failure = CASE WHEN :at >= last_tried THEN :failure ELSE failure END,
    last_tried = max(last_tried, :at),
    last_ok = CASE WHEN :okAt IS NULL THEN last_ok ELSE max(coalesce(last_ok, 0), :okAt) END`;

const newest = (time: string): string => `
  SELECT e.name machine, p.${time} at, p.failure FROM entity e CROSS JOIN poll p ON p.machine = e.id AND p.minute =
    (SELECT minute FROM poll WHERE machine = e.id AND minute <= :minute AND ${time} <= :moment
     ORDER BY minute DESC LIMIT 1)
  WHERE e.site = :site AND e.kind = 'machine'`;

const TOTALS = `
  SELECT e.name machine, sum(tried) tried, sum(failed) failed, sum(ms) ms, sum(bytes) bytes, sum(calls) calls,
    sum(remote_cpu_ms) remoteCpuMs
  FROM entity e CROSS JOIN poll p ON p.machine = e.id AND p.minute BETWEEN :first AND :last
  WHERE e.site = :site AND e.kind = 'machine' GROUP BY e.id`;

const newestSchema = z.object({ machine: z.string(), at: z.int(), failure: z.string().nullable() });
const totalsSchema = z.object({
  machine: z.string(),
  tried: z.int(),
  failed: z.int(),
  ms: z.number(),
  bytes: z.number(),
  calls: z.number(),
  remoteCpuMs: z.number().nullable(),
});

interface AtMoment {
  readonly site: SiteId;
  readonly moment: number;
  readonly minute: number;
}

/** What each machine was asked and what that cost, by the minute. */
export class Polls {
  readonly #connection: Connection;
  readonly #entities: Entities;
  readonly #add: Statement<[object]>;
  readonly #lastTried: Statement<[AtMoment]>;
  readonly #lastOk: Statement<[AtMoment]>;
  readonly #totals: Statement<[{ site: SiteId; first: number; last: number }]>;

  constructor(connection: Connection, entities: Entities) {
    const { db } = connection;
    this.#connection = connection;
    this.#entities = entities;
    this.#add = db.prepare(ADD);
    this.#lastTried = db.prepare(newest('last_tried'));
    this.#lastOk = db.prepare(newest('last_ok'));
    this.#totals = db.prepare(TOTALS);
  }

  add({ site, machine, at, ms, bytes, calls, remoteCpuMs, failure }: PollCost): Result<void, WriteFailure> {
    return this.#entities.write('polls.add', () => {
      this.#add.run({
        machine: this.#entities.idOf(site, 'machine', machine),
        minute: Math.floor(at / MINUTE),
        at,
        okAt: failure === null ? at : null,
        failed: failure === null ? 0 : 1,
        ms: Math.round(ms),
        bytes: Math.round(bytes),
        calls: Math.round(calls),
        remoteCpuMs,
        failure: failure === null ? null : JSON.stringify(failure),
      });
    });
  }

  /** Of a moment in the past: exact to the minute, never later than the moment. */
  lastTried(site: SiteId, moment: number): LastTried[] {
    return this.#newest(this.#lastTried, site, moment).map(({ machine, at, failure }) => ({
      machine,
      at,
      failure: failure === null ? null : probeFailureSchema.parse(JSON.parse(failure)),
    }));
  }

  /** When each machine last answered; one that never did is missing. */
  lastOk(site: SiteId, moment: number): { readonly machine: string; readonly at: number }[] {
    return this.#newest(this.#lastOk, site, moment).map(({ machine, at }) => ({ machine, at }));
  }

  /** Sums over the whole minutes that touch [from, to). */
  totals(site: SiteId, from: number, to: number): PollTotals[] {
    const range = { site, first: Math.floor(from / MINUTE), last: Math.ceil(to / MINUTE) - 1 };
    return this.#connection.timed('polls.totals', () =>
      this.#totals.all(range).map((row) => totalsSchema.parse(row)),
    );
  }

  #newest(statement: Statement<[AtMoment]>, site: SiteId, moment: number): z.infer<typeof newestSchema>[] {
    return this.#connection.timed('polls.last', () =>
      statement
        .all({ site, moment, minute: Math.floor(moment / MINUTE) })
        .map((row) => newestSchema.parse(row)),
    );
  }
}
