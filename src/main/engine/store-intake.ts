import type { Gap } from '../../shared/domain/alert.ts';

/** So long after the last refusal the store is taken to be well again. */
const QUIET_MS = 30_000;

export interface Intake {
  /** False for a while after something could not be stored. */
  readonly takes: boolean;
  /** The time in which it took nothing, once, when that is over. */
  readonly over: Gap | null;
}

/** Whether the store takes what it is given, judged by how often it has refused. */
export class StoreIntake {
  #refused = 0;
  #from: number | null = null;
  #until = 0;

  /** `refused`: refusals so far. */
  look(refused: number, at: number): Intake {
    if (refused > this.#refused) {
      this.#from ??= at;
      this.#until = at;
    }
    this.#refused = refused;
    if (this.#from === null) return { takes: true, over: null };
    if (at - this.#until <= QUIET_MS) return { takes: false, over: null };
    const over = { kind: 'nothing-stored', from: this.#from, until: this.#until } as const;
    this.#from = null;
    return { takes: true, over };
  }
}
