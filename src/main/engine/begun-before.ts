import type { NodeName, SiteId } from '../../shared/domain/names.ts';
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/open-store.ts';
import { sourceOf } from './fact.ts';
import type { Seen } from './left-since.ts';
import { MISSED_INTERVALS } from './machines.ts';

/**
 * How long an observer may have said nothing, by our own choice: a node that came back in this time and was lost again
 * would be taken for one that never came back, and SF's time would be shortened.
 */
const MOST_UNSEEN_MS = 30_000;

export interface BegunBeforeParts {
  readonly site: SiteId;
  readonly store: Pick<Store, 'spans' | 'polls' | 'alerts'>;
  readonly log: Logger;
  readonly nodeSeconds: number;
}

/** Where the store has the beginning of a LEFTCLUSTER from before the console paused. Whatever is in doubt, it has none. */
export class BegunBefore {
  readonly #parts: BegunBeforeParts;
  #answered: ReadonlyMap<string, number> = new Map();

  constructor(parts: BegunBeforeParts) {
    this.#parts = parts;
  }

  /** Before the first poll: the store keeps last answers by the minute, so those of now hide those from before the pause. */
  start(now: number): void {
    this.#answered = this.#tried(() => this.#lastOk(now)) ?? new Map();
  }

  /** When what the observer says since `since` began before the pause that ended then; null: nobody knows. */
  of(node: NodeName, seen: Seen): number | null {
    return this.#tried(() => this.#find(node, seen));
  }

  #find(node: NodeName, { observer, since }: Seen): number | null {
    const { site, store } = this.#parts;
    const key = { site, subject: { kind: 'node', id: node }, aspect: 'cf', observer } as const;
    const cut = store.spans.cutBefore({ key, since });
    if (cut === null || this.#clockWasSet(cut.since)) return null;
    const source = sourceOf({ ...key, name: key.aspect });
    // Not the console's own sign of life: it may have run on while this observer was silent.
    const unseen = since - Math.max(cut.since, this.#lastAnswer(source, cut.cutAt));
    return unseen <= this.#within ? cut.since : null;
  }

  /** No longer than a console that runs believes what it heard. */
  get #within(): number {
    return Math.min((MISSED_INTERVALS - 1) * this.#parts.nodeSeconds * 1000, MOST_UNSEEN_MS);
  }

  #lastAnswer(source: string, cutAt: number): number {
    const known = this.#answered.get(source) ?? Infinity;
    return known <= cutAt ? known : (this.#lastOk(cutAt).get(source) ?? 0);
  }

  #lastOk(moment: number): ReadonlyMap<string, number> {
    const { site, store } = this.#parts;
    return new Map(store.polls.lastOk(site, moment).map(({ machine, at }) => [machine, at]));
  }

  /** What was stored before lies on the old clock. */
  #clockWasSet(since: number): boolean {
    const gaps = this.#parts.store.alerts.gaps(since, Number.MAX_SAFE_INTEGER);
    return gaps.some(({ kind }) => kind === 'clock-jumped-back' || kind === 'clock-jumped-forward');
  }

  /** A store that cannot be read costs time to wait, never the operation that asks. */
  #tried<T>(ask: () => T): T | null {
    try {
      return ask();
    } catch (error) {
      this.#parts.log.error('The stored beginning of a LEFTCLUSTER cannot be read', { error: String(error) });
      return null;
    }
  }
}
