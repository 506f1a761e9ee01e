import type { SiteId } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/open-store.ts';
import type { GuestSample, HostSample } from '../store/sample.ts';
import type { LiveState } from './ledger.ts';
import type { PollCost } from './machines.ts';
import { OwedStates, type OwedChange } from './owed-states.ts';

/**
 * Writes what one site's polls bring. A store that cannot take it never costs a poll: samples are lost, counted
 * and said; changes of states wait until there is room again.
 */
export class Recorder {
  readonly #site: SiteId;
  readonly #store: Store;
  readonly #log: Logger;
  readonly #states: OwedStates;
  #lost = 0;
  #refused = 0;
  #failing = false;

  constructor(site: SiteId, store: Store, log: Logger) {
    this.#site = site;
    this.#store = store;
    this.#log = log;
    this.#states = new OwedStates(store.spans);
  }

  /** Samples and changes that the store could not take and never will. */
  get lost(): number {
    return this.#lost;
  }

  /** How often the store took nothing so far. */
  get refused(): number {
    return this.#refused;
  }

  states(changed: readonly LiveState[]): void {
    this.#give(
      changed.map(({ known, text, because, at, ...state }) => ({
        kind: 'state',
        entry: { ...this.#keyOf(state), value: text, because: known ? null : because, at },
      })),
    );
  }

  gone(states: readonly LiveState[], at: number): void {
    this.#give(states.map((state) => ({ kind: 'gone', entry: this.#keyOf(state), at })));
  }

  samples(at: number, host: HostSample, guests: readonly GuestSample[]): void {
    this.#note(this.#store.samples.add(this.#site, at, [host], guests), 1 + guests.length);
  }

  poll(machine: string, at: number, failure: ProbeFailure | null, cost: PollCost): void {
    this.#note(this.#store.polls.add({ site: this.#site, machine, at, failure, ...cost }), 1);
  }

  /**
   * Notes that the console is watching; without it the time that follows counts as a gap. Not while changes wait:
   * if the console ended now, the history would not know them.
   */
  alive(at: number): void {
    this.#give([]);
    if (this.#states.waiting === 0) this.#note(this.#store.spans.alive(this.#site, at), 0);
  }

  #keyOf({ subject, name, observer }: Pick<LiveState, 'subject' | 'name' | 'observer'>) {
    return { site: this.#site, subject, aspect: name, observer };
  }

  #give(changes: readonly OwedChange[]): void {
    if (changes.length + this.#states.waiting === 0) return;
    const { result, dropped } = this.#states.give(changes);
    this.#note(result, dropped);
  }

  #note(outcome: { readonly ok: boolean; readonly error?: unknown }, lost: number): void {
    if (!outcome.ok) {
      this.#lost += lost;
      this.#refused += 1;
      if (!this.#failing)
        this.#log.error('The store takes nothing', { site: this.#site, error: outcome.error });
    } else if (this.#failing) {
      this.#log.info('The store takes data again', { site: this.#site, lost: this.#lost });
    }
    this.#failing = !outcome.ok;
  }
}
