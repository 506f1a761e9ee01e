import type { SiteId } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/open-store.ts';
import type { GuestSample, HostSample } from '../store/sample.ts';
import type { LiveState } from './ledger.ts';
import type { PollCost } from './machines.ts';

/** Writes what one site's polls bring. A store that cannot take it loses it, counted and said, never a poll. */
export class Recorder {
  readonly #site: SiteId;
  readonly #store: Store;
  readonly #log: Logger;
  #lost = 0;
  #failing = false;

  constructor(site: SiteId, store: Store, log: Logger) {
    this.#site = site;
    this.#store = store;
    this.#log = log;
  }

  /** Samples and changes that the store could not take. */
  get lost(): number {
    return this.#lost;
  }

  states(changed: readonly LiveState[]): void {
    if (changed.length === 0) return;
    const entries = changed.map(({ subject, name, observer, text, known, because, at }) => ({
      site: this.#site,
      subject,
      aspect: name,
      observer,
      value: text,
      because: known ? null : because,
      at,
    }));
    this.#note(this.#store.spans.record(entries), changed.length);
  }

  gone(states: readonly LiveState[], at: number): void {
    if (states.length === 0) return;
    const keys = states.map(({ subject, name, observer }) => ({
      site: this.#site,
      subject,
      aspect: name,
      observer,
    }));
    this.#note(this.#store.spans.end(keys, at), states.length);
  }

  samples(at: number, host: HostSample, guests: readonly GuestSample[]): void {
    this.#note(this.#store.samples.add(this.#site, at, [host], guests), 1 + guests.length);
  }

  poll(machine: string, at: number, failure: ProbeFailure | null, cost: PollCost): void {
    this.#note(this.#store.polls.add({ site: this.#site, machine, at, failure, ...cost }), 1);
  }

  /** Notes that the console is watching; without it the time that follows counts as a gap. */
  alive(at: number): void {
    this.#note(this.#store.spans.alive(this.#site, at), 0);
  }

  #note(outcome: { readonly ok: boolean; readonly error?: unknown }, size: number): void {
    if (!outcome.ok) {
      this.#lost += size;
      if (!this.#failing)
        this.#log.error('The store takes nothing', { site: this.#site, error: outcome.error });
    } else if (this.#failing) {
      this.#log.info('The store takes data again', { site: this.#site, lost: this.#lost });
    }
    this.#failing = !outcome.ok;
  }
}
