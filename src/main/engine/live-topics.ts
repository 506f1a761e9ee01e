import { changeBetween } from '../../shared/domain/site-update.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import type { Clock } from '../platform/clock.ts';
import type { Hub } from '../rpc/topic-hub.ts';
import { siteEntry, type WatchedSites } from './watched-sites.ts';

/** How long changes are gathered before a view hears of them. */
const GATHER_MS = 250;
/** The list of sites need not follow every sample. */
const LIST_EVERY_MS = 2000;

/** Tells the views what changed, gathered; draws a picture only for a site that somebody looks at. */
export class LiveTopics {
  readonly #hub: Hub;
  readonly #sites: WatchedSites;
  readonly #clock: Clock;
  readonly #stop: AbortSignal;
  readonly #told = new Map<SiteId, SitePicture>();
  readonly #dirty = new Set<SiteId>();
  #gathering = false;
  #listedAt = 0;
  #listed = '';

  constructor(hub: Hub, sites: WatchedSites, clock: Clock, stop: AbortSignal) {
    this.#hub = hub;
    this.#sites = sites;
    this.#clock = clock;
    this.#stop = stop;
    hub.topic('sites', { current: () => this.#list() });
    hub.topic('site', {
      current: (of) => {
        const picture = this.#newest(of);
        return picture === null ? null : { kind: 'whole', picture };
      },
    });
  }

  /** Something of the site changed. */
  changed(site: SiteId): void {
    this.#dirty.add(site);
    if (!this.#gathering) void this.#gather();
  }

  /** The list of sites changed: said at once. */
  listChanged(): void {
    this.#tellList();
  }

  async #gather(): Promise<void> {
    this.#gathering = true;
    await this.#clock.sleep(GATHER_MS, this.#stop);
    this.#gathering = false;
    if (this.#stop.aborted) return;
    const sites = [...this.#dirty];
    this.#dirty.clear();
    for (const site of sites) this.#tell(site);
    if (Math.abs(this.#clock.now() - this.#listedAt) >= LIST_EVERY_MS) this.#tellList();
  }

  #tell(site: SiteId): void {
    if (!this.#hub.isWatched('site', site)) {
      this.#told.delete(site);
      return;
    }
    const picture = this.#sites.get(site)?.watch?.picture();
    if (picture === undefined) return;
    const before = this.#told.get(site);
    this.#told.set(site, picture);
    const update =
      before === undefined ? ({ kind: 'whole', picture } as const) : changeBetween(before, picture);
    this.#hub.publish('site', site, update);
  }

  /** What `publish` announced last, or a first drawing. */
  #newest(of: string | null): SitePicture | null {
    const site = of === null ? null : this.#sites.get(of);
    const picture = site?.watch?.picture();
    if (site === null || picture === undefined) return null;
    const told = this.#told.get(site.found.id);
    if (told !== undefined) return told;
    this.#told.set(site.found.id, picture);
    return picture;
  }

  #tellList(): void {
    this.#listedAt = this.#clock.now();
    // Whoever comes is given the list as it is then; until then no site is drawn for it.
    if (!this.#hub.isWatched('sites', null)) {
      this.#listed = '';
      return;
    }
    const list = this.#list();
    const text = JSON.stringify(list);
    if (text === this.#listed) return;
    this.#listed = text;
    this.#hub.publish('sites', null, list);
  }

  #list(): ReturnType<typeof siteEntry>[] {
    return this.#sites.all().map((site) => siteEntry(site, site.watch?.picture() ?? null));
  }
}
