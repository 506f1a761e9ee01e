import type { RehearsalDescription } from '../../../src/shared/contract/rehearsal.ts';
import type { RehearsalTestSite } from '../rehearsal-site.ts';

type Holds = (site: RehearsalDescription) => boolean;

/** How old the truth behind a word may be: the console looked a moment before it said so. */
const KEPT_MS = 1_500;
const EVERY_MS = 40;

/** Looks at the site itself all the time, so that what a console says can be held against the moment it speaks of. */
export class Witness {
  readonly #site: RehearsalTestSite;
  readonly #stop = new AbortController();
  readonly #watching: Promise<void>;
  #seen: readonly { readonly at: number; readonly site: RehearsalDescription }[] = [];

  constructor(site: RehearsalTestSite) {
    this.#site = site;
    this.#watching = this.#watch();
  }

  /** It was so a moment ago, or is so now. */
  async sawThat(holds: Holds): Promise<boolean> {
    const before = this.#seen.map(({ site }) => site);
    return [...before, await this.#site.ask('describe', {})].some(holds);
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#watching;
  }

  async #watch(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const at = Date.now();
      const site = await this.#site.ask('describe', {});
      this.#seen = [...this.#seen.filter((each) => at - each.at < KEPT_MS), { at, site }];
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }
}
