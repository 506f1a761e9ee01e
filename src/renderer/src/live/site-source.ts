import { keyedPicture, type KeyedPicture } from '../../../shared/domain/keyed-picture.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { applyUpdate } from '../../../shared/domain/site-update.ts';
import type { AskFailure } from './ask-failure.ts';
import { createAsking, type Asking } from './asking.ts';
import type { PageClock } from './clock.ts';
import type { EngineClient } from './engine-client.ts';
import { createCell, type Live } from './live.ts';
import { NO_RECORDS, type SiteRecords } from './site-records.ts';

/** `nothing`: the engine has stored nothing for that moment. */
export type SiteState = (
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly picture: SitePicture }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed'; readonly failure: AskFailure }
) & { readonly records: SiteRecords };

/** The site at one moment: the live one follows the engine's updates, a past one is asked for once. */
export type SiteSource = Live<SiteState>;

const WAITING: SiteState = { kind: 'waiting', records: NO_RECORDS };

export function liveSite(engine: EngineClient, site: SiteId): SiteSource {
  let held: KeyedPicture | null = null;
  const cell = createCell<SiteState>(WAITING);
  return watched(cell, () =>
    engine.listenToSite(site, (update) => {
      const next = applyUpdate(held, update);
      if (next === null) return false;
      held = next;
      cell.set({ kind: 'ready', picture: next.picture, records: next.lists });
      return true;
    }),
  );
}

export function pastSite(engine: EngineClient, clock: PageClock, site: SiteId, moment: number): SiteSource {
  const asking = createAsking(engine, clock, 'site.at', { site, moment }, null);
  let seen = asking.current();
  let state = WAITING;
  return {
    subscribe: asking.subscribe,
    current: () => {
      if (asking.current() === seen) return state;
      seen = asking.current();
      state = stateOf(seen);
      return state;
    },
  };
}

function stateOf(asking: Asking<SitePicture | null>): SiteState {
  if (asking.kind === 'waiting') return WAITING;
  if (asking.kind === 'failed') return { ...asking, records: NO_RECORDS };
  const { value } = asking;
  if (value === null) return { kind: 'nothing', records: NO_RECORDS };
  return { kind: 'ready', picture: value, records: keyedPicture(value).lists };
}

/** Listens only while somebody watches; what it knew last stays until then. */
function watched(cell: Live<SiteState>, start: () => () => void): SiteSource {
  let watching = 0;
  let stop = (): void => {};
  return {
    current: cell.current,
    subscribe: (onChange) => {
      const unwatch = cell.subscribe(onChange);
      watching += 1;
      if (watching === 1) stop = start();
      return () => {
        unwatch();
        watching -= 1;
        if (watching === 0) stop();
      };
    },
  };
}
