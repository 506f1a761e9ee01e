import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { MachineRecord } from '../../shared/domain/site-picture.ts';

export interface PolledSource {
  readonly id: string;
  readonly kind: MachineRecord['kind'];
  readonly name: string;
  readonly source: MachineRecord['source'];
  readonly intervalMs: number;
}

export type PollCost = NonNullable<MachineRecord['cost']>;

/** After how many missed intervals nothing that a source said is believed any more. */
export const MISSED_INTERVALS = 3;

/** Every polled source of a site: when it answered last, what asking costs. */
export class Machines {
  readonly #records = new Map<string, MachineRecord>();
  #revision = 0;

  /** Grows with every poll noted. */
  get revision(): number {
    return this.#revision;
  }

  add(source: PolledSource): void {
    this.#revision += 1;
    this.#records.set(source.id, { ...source, lastTriedAt: null, lastOkAt: null, failure: null, cost: null });
  }

  note(id: string, at: number, failure: ProbeFailure | null, cost: PollCost): void {
    const before = this.#records.get(id);
    if (before === undefined) return;
    this.#revision += 1;
    const lastOkAt = failure === null ? at : before.lastOkAt;
    this.#records.set(id, { ...before, lastTriedAt: at, lastOkAt, failure, cost });
  }

  all(): readonly MachineRecord[] {
    return [...this.#records.values()];
  }

  /** The wall clock was set: what was noted keeps its age. */
  clockSet(move: (at: number) => number): void {
    const moved = (at: number | null) => (at === null ? null : move(at));
    this.#revision += 1;
    for (const [id, record] of this.#records) {
      const { lastTriedAt, lastOkAt } = record;
      this.#records.set(id, { ...record, lastTriedAt: moved(lastTriedAt), lastOkAt: moved(lastOkAt) });
    }
  }

  /** Sources from which nothing was heard for three intervals; `since` counts for those never heard from. */
  silent(now: number, since: number): readonly MachineRecord[] {
    return this.all().filter(
      ({ intervalMs, lastOkAt }) => now - (lastOkAt ?? since) > MISSED_INTERVALS * intervalMs,
    );
  }
}
