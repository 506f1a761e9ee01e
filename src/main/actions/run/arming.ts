import type { Armed } from '../../../shared/contract/operations.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { Clock } from '../../platform/clock.ts';

export const ARMED_MS = 15 * 60_000;

/** Protected sites that a person has armed for a while. Nothing of it outlives the process. */
export class Arming {
  readonly #clock: Clock;
  readonly #armed = new Map<SiteId, Armed & { readonly ends: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  arm(site: SiteId, person: string): void {
    const until = this.#clock.now() + ARMED_MS;
    this.#armed.set(site, { site, person, until, ends: this.#steady() + ARMED_MS });
  }

  disarm(site: SiteId): boolean {
    return this.#armed.delete(site);
  }

  isArmed(site: SiteId, person: string): boolean {
    return this.current().some((each) => each.site === site && each.person === person);
  }

  /** Those that are armed now. A clock that is set back lengthens nothing, nor does a machine that sleeps meanwhile. */
  current(): readonly Armed[] {
    const now = this.#steady();
    for (const [site, { ends }] of this.#armed) if (ends <= now) this.#armed.delete(site);
    return [...this.#armed.values()].map(({ site, person, until }) => ({ site, person, until }));
  }

  #steady(): number {
    return this.#clock.sinceBoot?.() ?? this.#clock.monotonic?.() ?? this.#clock.now();
  }
}
