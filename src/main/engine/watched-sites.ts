import { isDeepStrictEqual } from 'node:util';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import type { SiteEntry } from '../../shared/contract/setup.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import { breathe } from '../platform/breathe.ts';
import type { Logger } from '../platform/logger.ts';
import { readSite, type FoundSite, type SiteFolder } from '../sites/site-folder.ts';
import type { SiteWatch } from './site-watch.ts';

/** A site in the list; `watch` is null while its file cannot be used. */
export interface WatchedSite {
  readonly found: FoundSite;
  readonly watch: SiteWatch | null;
}

type StartWatch = (found: FoundSite) => SiteWatch | null;

/** All sites of the console: starts, restarts and ends their watches as their files come, change and go. */
export class WatchedSites {
  readonly folder: SiteFolder;
  readonly #start: StartWatch;
  readonly #log: Logger;
  readonly #sites = new Map<SiteId, WatchedSite>();
  /** Site files that lie elsewhere, such as the rehearsal site's. */
  readonly #extra = new Map<SiteId, string>();
  readonly #changed: () => void;
  #turn: Promise<void> = Promise.resolve();

  constructor(folder: SiteFolder, parts: { start: StartWatch; log: Logger; changed: () => void }) {
    this.folder = folder;
    this.#start = parts.start;
    this.#log = parts.log;
    this.#changed = parts.changed;
  }

  get(id: string): WatchedSite | null {
    const site = siteIdSchema.safeParse(id);
    return site.success ? (this.#sites.get(site.data) ?? null) : null;
  }

  all(): readonly WatchedSite[] {
    return [...this.#sites.values()];
  }

  async add(id: SiteId, file: string): Promise<void> {
    this.#extra.set(id, file);
    await this.refresh();
  }

  /** Reads all files again; calls wait for one another. */
  async refresh(): Promise<void> {
    this.#turn = this.#turn
      .then(() => this.#refresh())
      .catch((error: unknown) => {
        this.#log.error('The site files could not be read', { error });
      });
    return this.#turn;
  }

  /** Only the file that is shown, and only of the folder: one that lies elsewhere has another owner. */
  async remove(id: SiteId, confirmed?: string): Promise<boolean> {
    const file = this.get(id)?.found.file;
    if (file !== this.folder.fileOf(id) || (confirmed !== undefined && confirmed !== file)) return false;
    const removed = await this.folder.remove(id);
    await this.refresh();
    return removed;
  }

  async close(): Promise<void> {
    await this.#turn;
    await Promise.all(this.all().flatMap(({ watch }) => (watch === null ? [] : [watch.stop()])));
    this.#sites.clear();
  }

  async #refresh(): Promise<void> {
    const read = await Promise.all([...this.#extra].map(([id, file]) => readSite(id, file)));
    const extra = read.filter((site) => site !== null);
    const isTaken = ({ id }: FoundSite) => extra.some((site) => site.id === id);
    const inFolder = await this.folder.list();
    for (const { file } of inFolder.filter(isTaken))
      this.#log.warn('A site file is passed over: a site that lies elsewhere has its name', { file });
    const found = [...inFolder.filter((site) => !isTaken(site)), ...extra];
    const present = new Set(found.map(({ id }) => id));
    for (const [id, { watch }] of this.#sites) {
      if (present.has(id)) continue;
      this.#sites.delete(id);
      await watch?.stop();
    }
    for (const site of found) await this.#take(site);
    this.#changed();
  }

  /** A file that is broken while it is edited does not end the watch that runs from its last sound state. */
  async #take(found: FoundSite): Promise<void> {
    const before = this.#sites.get(found.id);
    if (before !== undefined && isSame(before.found, found)) return;
    if (!found.content.ok && before?.found.file === found.file) {
      this.#sites.set(found.id, { found, watch: before.watch });
      return;
    }
    await before?.watch?.stop();
    if (!found.content.ok) {
      this.#sites.set(found.id, { found, watch: null });
      return;
    }
    await breathe();
    const watch = this.#start(found);
    this.#sites.set(found.id, { found, watch });
    await watch?.start();
  }
}

/**
 * The same text in a file of another name may be another site, or none. Files without a text are empty, too large or
 * cannot be read.
 */
const isSame = (one: FoundSite, other: FoundSite): boolean =>
  one.text === other.text &&
  one.file === other.file &&
  one.misnamed === other.misnamed &&
  (one.text !== '' || isDeepStrictEqual(one.content, other.content));

/** How a site stands in the list. */
export function siteEntry({ found, watch }: WatchedSite, picture: SitePicture | null): SiteEntry {
  const { id, file, content } = found;
  const inUse = content.ok ? content.value : (watch?.file ?? null);
  return {
    id,
    file,
    name: inUse?.name ?? id,
    rehearsal: inUse?.rehearsal !== undefined,
    problems: content.ok ? [] : [...content.error],
    misnamed: found.misnamed === true,
    ...sizeOf(picture),
  };
}

function sizeOf(picture: SitePicture | null): Pick<SiteEntry, 'severity' | 'hosts' | 'guests' | 'clusters'> {
  if (picture === null) return { severity: null, hosts: 0, guests: 0, clusters: 0 };
  const { severity, hosts, guests, clusters } = picture;
  return { severity, hosts: hosts.length, guests: guests.length, clusters: clusters.length };
}
