import { statfs } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { AlertsPayload } from '../../shared/contract/alerts.ts';
import { alertsChange } from '../../shared/contract/alerts-update.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import type { AlertKeeper } from '../alerts/alert-keeper.ts';
import type { Owed } from '../domain/alerts/conditions.ts';
import { jumpBetween, moveBy, type ClockPair } from '../domain/alerts/clock-jump.ts';
import { pauseBetween } from '../domain/alerts/gap.ts';
import type { Notice } from '../domain/alerts/step.ts';
import type { Clock } from '../platform/clock.ts';
import { createNudge } from '../polling/nudge.ts';
import type { Hub } from '../rpc/topic-hub.ts';
import { readClocks } from './read-clocks.ts';
import { StoreIntake } from './store-intake.ts';
import type { WatchedSites } from './watched-sites.ts';

const LOOK_EVERY_MS = 1000;
/** Changes that come together are looked at together, in the picture that the views are told of as well. */
const GATHER_MS = 250;
/** A picture that nothing changed is drawn again for its ages. */
const REDRAW_AFTER_MS = 5000;
const DISK_EVERY_MS = 30_000;

export interface AlertWatchParts {
  readonly keeper: AlertKeeper;
  readonly hub: Hub;
  readonly sites: WatchedSites;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly owed: () => readonly Owed[];
  readonly send: (notices: readonly Notice[]) => void;
}

/** Looks at all sites once a second, and at once when something changes, and tells what is open. */
export class AlertWatch {
  readonly #parts: AlertWatchParts;
  readonly #nudge = createNudge();
  readonly #dirty = new Set<SiteId>();
  readonly #pictures = new Map<SiteId, SitePicture>();
  #told: AlertsPayload | null = null;
  readonly #intake = new StoreIntake();
  #free: number | null = null;
  #freeAt = -Infinity;

  constructor(parts: AlertWatchParts) {
    this.#parts = parts;
    parts.hub.topic('alerts', { current: () => ({ kind: 'whole', payload: this.#announced() }) });
  }

  /** Something of the site changed. */
  changed(site: SiteId): void {
    this.#dirty.add(site);
    this.#nudge.ring();
  }

  async run(stop: AbortSignal): Promise<void> {
    const { clock } = this.#parts;
    const stopped = () => stop.aborted;
    if (stopped()) return;
    // At once: the console that is being opened meanwhile asks for the same pictures next.
    this.#draw(clock.now());
    let before = readClocks(clock);
    while (!stopped()) {
      const nudged = this.#nudge.next();
      await clock.sleep(LOOK_EVERY_MS, AbortSignal.any([stop, nudged]));
      if (nudged.aborted) await clock.sleep(GATHER_MS, stop);
      if (stopped()) return;
      const after = readClocks(clock);
      this.#followClock(before, after);
      await this.#measureDisk(after.wall);
      this.look(pauseBetween(before, after, LOOK_EVERY_MS));
      before = readClocks(clock);
    }
  }

  /** One look; also called after a person's order, so that the answer is followed by what came of it. */
  look(pause: ReturnType<typeof pauseBetween> = null): void {
    const { keeper, clock, send, owed } = this.#parts;
    const at = clock.now();
    const { takes, over } = this.#intake.look(this.#refused(), at);
    if (over !== null) keeper.noteGap(over);
    const console = { pause, storeFreeBytes: this.#free, storeTakes: takes };
    send(keeper.step({ at, sites: this.#draw(at), console, owed: owed() }));
    this.tell();
  }

  tell(): void {
    const { keeper, hub, clock } = this.#parts;
    const before = this.#announced();
    const payload = keeper.payload(clock.now());
    if (isDeepStrictEqual({ ...payload, at: before.at }, before)) return;
    this.#told = payload;
    hub.publish('alerts', null, alertsChange(before, payload));
  }

  /** What was told last; who comes later gets the same, so that the next change follows on it. */
  #announced(): AlertsPayload {
    this.#told ??= this.#parts.keeper.payload(this.#parts.clock.now());
    return this.#told;
  }

  /** After a jump of the wall clock nothing looks older or younger than it is. */
  #followClock(before: ClockPair, after: ClockPair): void {
    const jump = jumpBetween(before, after);
    if (jump === 0) return;
    for (const { watch } of this.#parts.sites.all()) watch?.clockSet(jump);
    this.#parts.keeper.clockSet(moveBy(jump, after.wall));
    this.#pictures.clear();
    this.#freeAt = -Infinity;
  }

  #draw(at: number): SitePicture[] {
    const drawn = this.#parts.sites.all().flatMap(({ found, watch }) => {
      const held = this.#pictures.get(found.id);
      if (watch === null) return [];
      const fresh = held !== undefined && !this.#dirty.has(found.id) && at - held.at < REDRAW_AFTER_MS;
      const picture = fresh ? held : watch.picture();
      this.#pictures.set(found.id, picture);
      return [picture];
    });
    this.#dirty.clear();
    return drawn;
  }

  /** By all sites together. */
  #refused(): number {
    return this.#parts.sites.all().reduce((sum, { watch }) => sum + (watch?.refused ?? 0), 0);
  }

  async #measureDisk(at: number): Promise<void> {
    if (at - this.#freeAt < DISK_EVERY_MS) return;
    this.#freeAt = at;
    this.#free = await statfs(this.#parts.dataFolder).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => null,
    );
  }
}
