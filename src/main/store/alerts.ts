import { z } from 'zod';
import { alertEventSchema, gapSchema, type AlertEvent, type Gap } from '../../shared/domain/alert.ts';
import type { Result } from '../../shared/result.ts';
import type { Connection } from './connection.ts';
import type { WriteFailure } from './failures.ts';

/** An alert as it is kept: `json` is the caller's own, checked by it when it is read back. */
export interface StoredAlert {
  readonly id: string;
  readonly site: string | null;
  readonly opened: number;
  readonly cleared: number | null;
  readonly json: string;
}
export interface StoredOrder {
  readonly id: string;
  readonly kind: 'silence' | 'maintenance';
  readonly until: number;
  readonly json: string;
}
export interface AlertChanges {
  readonly alerts: readonly StoredAlert[];
  readonly events: readonly AlertEvent[];
  readonly orders: readonly StoredOrder[];
  readonly goneOrders: readonly string[];
  readonly gaps: readonly Gap[];
}
export interface AlertRange {
  /** The site's and the console's own; null: every site's and the console's own. */
  readonly site: string | null;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

const alertRow = z.object({
  id: z.string(),
  site: z.string().nullable(),
  opened: z.int(),
  cleared: z.int().nullable(),
  json: z.string(),
});
const orderRow = z.object({
  id: z.string(),
  kind: z.enum(['silence', 'maintenance']),
  until: z.int(),
  json: z.string(),
});
const PUT_ALERT = `INSERT INTO alert (id, site, opened, cleared, json) VALUES (:id, :site, :opened, :cleared, :json)
  ON CONFLICT DO UPDATE SET cleared = :cleared, json = :json`;
const PUT_EVENT =
  'INSERT INTO alert_event (alert, at, kind, by, reason) VALUES (:alert, :at, :kind, :by, :reason)';
const PUT_ORDER =
  'INSERT OR REPLACE INTO alert_order (id, kind, until, json) VALUES (:id, :kind, :until, :json)';
const PUT_GAP = 'INSERT OR REPLACE INTO gap (since, kind, until) VALUES (:from, :kind, :until)';
const BETWEEN = `SELECT id, site, opened, cleared, json FROM alert
  WHERE opened <= :to AND (cleared IS NULL OR cleared >= :from) AND (:site IS NULL OR site IS NULL OR site = :site)
  ORDER BY opened DESC LIMIT :limit`;

/** The life cycle of every alert, the standing orders about them, and when the console did not watch. */
export class Alerts {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** All of it or nothing. */
  record(changes: AlertChanges): Result<void, WriteFailure> {
    return this.#connection.write('alerts.record', () => {
      const { db } = this.#connection;
      const put = (sql: string, rows: readonly (object | string)[]) => {
        if (rows.length === 0) return;
        const statement = db.prepare<[object | string]>(sql);
        for (const row of rows) statement.run(row);
      };
      put(PUT_ALERT, changes.alerts);
      put(PUT_EVENT, changes.events);
      put(PUT_ORDER, changes.orders);
      put('DELETE FROM alert_order WHERE id = ?', changes.goneOrders);
      put(PUT_GAP, changes.gaps);
    });
  }

  /** Alerts that are open as far as the store knows. */
  open(): StoredAlert[] {
    const rows = this.#connection.db
      .prepare('SELECT id, site, opened, cleared, json FROM alert WHERE cleared IS NULL')
      .all();
    return z.array(alertRow).parse(rows);
  }

  orders(after: number): StoredOrder[] {
    const rows = this.#connection.db
      .prepare('SELECT id, kind, until, json FROM alert_order WHERE until > ?')
      .all(after);
    return z.array(orderRow).parse(rows);
  }

  /** Open at any time of the range, the newest first. */
  between(range: AlertRange): StoredAlert[] {
    return z.array(alertRow).parse(this.#connection.db.prepare(BETWEEN).all(range));
  }

  eventsOf(alert: string): AlertEvent[] {
    const rows = this.#connection.db
      .prepare('SELECT at, alert, kind, by, reason FROM alert_event WHERE alert = ? ORDER BY id')
      .all(alert);
    return z.array(alertEventSchema).parse(rows);
  }

  /** When a console last watched any site with this store; null: never. */
  watchedUntil(): number | null {
    const row = this.#connection.db.prepare('SELECT max(at) AS at FROM alive').get();
    return z.object({ at: z.number().nullable() }).parse(row).at;
  }

  gaps(from: number, to: number): Gap[] {
    const rows = this.#connection.db
      .prepare(
        `SELECT kind, since "from", until FROM gap WHERE since <= ? AND (until IS NULL OR until >= ?) ORDER BY since`,
      )
      .all(to, from);
    return z.array(gapSchema).parse(rows);
  }

  /** Removes what was clear before; the number of alerts. */
  removeBefore(before: number): Result<number, WriteFailure> {
    return this.#connection.write('alerts.remove', () => {
      const { db } = this.#connection;
      db.prepare('DELETE FROM alert_event WHERE alert IN (SELECT id FROM alert WHERE cleared < ?)').run(
        before,
      );
      db.prepare('DELETE FROM gap WHERE until < ?').run(before);
      db.prepare('DELETE FROM outbox WHERE due IS NULL AND created < ?').run(before);
      return db.prepare('DELETE FROM alert WHERE cleared < ?').run(before).changes;
    });
  }
}
