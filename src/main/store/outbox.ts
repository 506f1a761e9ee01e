import { z } from 'zod';
import type { Result } from '../../shared/result.ts';
import type { Connection } from './connection.ts';
import type { WriteFailure } from './failures.ts';

const rowSchema = z.object({
  id: z.int(),
  channel: z.string(),
  alert: z.string(),
  kind: z.enum(['firing', 'flapping', 'resolved', 'test']),
  json: z.string(),
  created: z.int(),
  /** Null: nothing more is tried. */
  due: z.int().nullable(),
  attempts: z.int(),
  delivered: z.int().nullable(),
  failure: z.string().nullable(),
});
export type OutboxRow = z.infer<typeof rowSchema>;
export type NewMessage = Pick<OutboxRow, 'channel' | 'alert' | 'kind' | 'json' | 'created'>;
/** What an attempt came to. */
export type Attempt = Pick<OutboxRow, 'id' | 'attempts' | 'due' | 'delivered' | 'failure'>;

const COLUMNS = 'id, channel, alert, kind, json, created, due, attempts, delivered, failure';

/** What is to be sent, until it is delivered or given up: a restart loses nothing. */
export class Outbox {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  add(messages: readonly NewMessage[]): Result<void, WriteFailure> {
    return this.#connection.write('outbox.add', () => {
      const put = this.#connection.db.prepare(
        `INSERT INTO outbox (channel, alert, kind, json, created, due, attempts)
         VALUES (:channel, :alert, :kind, :json, :created, :created, 0)`,
      );
      for (const message of messages) put.run(message);
    });
  }

  note(attempt: Attempt): Result<void, WriteFailure> {
    return this.#connection.write('outbox.note', () => {
      this.#connection.db
        .prepare(
          `UPDATE outbox SET attempts = :attempts, due = :due, delivered = :delivered, failure = :failure
           WHERE id = :id`,
        )
        .run(attempt);
    });
  }

  /** In their order, oldest first: a channel must not hear of an end before the beginning. */
  waiting(): OutboxRow[] {
    return this.#all(`SELECT ${COLUMNS} FROM outbox WHERE due IS NOT NULL ORDER BY id LIMIT 500`);
  }

  last(limit: number): OutboxRow[] {
    return this.#all(`SELECT ${COLUMNS} FROM outbox ORDER BY id DESC LIMIT ${Math.floor(limit)}`);
  }

  #all(sql: string): OutboxRow[] {
    return z.array(rowSchema).parse(this.#connection.db.prepare(sql).all());
  }
}
