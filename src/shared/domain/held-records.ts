import type { Parts } from './figures.ts';
import type { Moved } from './moved-figures.ts';
import { NotedFigures } from './noted-figures.ts';

/** Of so many different sets of figures they are noted apart; a site has some five. */
const MOST_SETS = 16;

/**
 * Records of which many move with every poll, and few are looked at. What moved is noted as numbers; the record is made
 * when somebody reads it, and is the same until its figures move again. To make each of them at once filled the
 * page's memory with records that nobody saw, and to clear that away took a sixth of its time.
 */
export class HeldRecords<R extends Parts & W, W = unknown> {
  readonly #records: R[];
  /** As they were told when more than figures changed. */
  readonly #told: W[];
  #allTold: readonly W[] | null = null;
  readonly #noted = new Map<string, NotedFigures>();
  /** Of each record, the change up to which it is made, and the last one that moved it. */
  readonly #madeAt: Uint32Array;
  readonly #movedAt: Uint32Array;
  #now = 0;

  constructor(records: readonly R[]) {
    this.#records = [...records];
    this.#told = [...records];
    this.#madeAt = new Uint32Array(records.length);
    this.#movedAt = new Uint32Array(records.length);
  }

  get size(): number {
    return this.#records.length;
  }

  at(place: number): R | undefined {
    if ((this.#movedAt[place] ?? 0) > (this.#madeAt[place] ?? 0)) this.#make(place);
    return this.#records[place];
  }

  /** What of a record is no figure: the same one while nothing but figures moves. Nothing is made for it. */
  wordsAt(place: number): W | undefined {
    return this.#told[place];
  }

  allWords(): readonly W[] {
    return (this.#allTold ??= [...this.#told]);
  }

  /** All of them, in a list of its own. */
  all(): R[] {
    for (let place = 0; place < this.size; place += 1) this.at(place);
    return [...this.#records];
  }

  /** Whether there are such records, and they have such figures. */
  has({ paths, from, rows }: Moved): boolean {
    const noted = this.#notedOf(paths);
    return rows.every((row) => {
      const record = this.#records[row[0] ?? -1];
      const isWhole = row.length === paths.length + 1 && from.length === paths.length;
      return record !== undefined && isWhole && noted.isOf(row[0] ?? -1, record);
    });
  }

  /** A change begins; in it a record moves once at the most. */
  begin(): void {
    this.#now += 1;
  }

  move({ paths, from, rows }: Moved): void {
    const noted = this.#notedOf(paths);
    for (const row of rows) {
      noted.note(row, from, this.#now);
      this.#movedAt[row[0] ?? 0] = this.#now;
    }
  }

  put(place: number, record: R): void {
    this.#records[place] = record;
    this.#told[place] = record;
    this.#allTold = null;
    this.#madeAt[place] = this.#now;
    for (const noted of this.#noted.values()) noted.forget(place);
  }

  #notedOf(paths: Moved['paths']): NotedFigures {
    const name = JSON.stringify(paths);
    const known = this.#noted.get(name);
    if (known !== undefined) return known;
    if (this.#noted.size >= MOST_SETS) {
      this.all();
      this.#noted.clear();
    }
    const fresh = new NotedFigures(paths, this.size);
    this.#noted.set(name, fresh);
    return fresh;
  }

  /** With all that was noted since it was made, in that order: two sets may share a figure. */
  #make(place: number): void {
    const records: Parts[] = this.#records;
    for (let next = this.#nextFor(place); next !== null; next = this.#nextFor(place)) {
      const record = records[place];
      if (record !== undefined) records[place] = next.written(place, record);
      this.#madeAt[place] = next.notedAt(place);
    }
  }

  #nextFor(place: number): NotedFigures | null {
    const madeAt = this.#madeAt[place] ?? 0;
    let first: NotedFigures | null = null;
    for (const noted of this.#noted.values()) {
      const at = noted.notedAt(place);
      if (at > madeAt && (first === null || at < first.notedAt(place))) first = noted;
    }
    return first;
  }
}
