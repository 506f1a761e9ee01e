import { use, useSyncExternalStore } from 'react';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { SiteContext } from '../live/use-site.ts';

const NO_WATCH = () => () => {};

/** A part of the picture on the screen, also where there may be no site at all: `pick` gets null then. */
export function usePicturePart<T>(pick: (picture: SitePicture | null) => T): T {
  const source = use(SiteContext)?.source;
  return useSyncExternalStore(source?.subscribe ?? NO_WATCH, () => {
    const state = source?.current();
    return pick(state?.kind === 'ready' ? state.picture : null);
  });
}

export const usePictureOrNull = (): SitePicture | null => usePicturePart(whole);
const whole = (picture: SitePicture | null): SitePicture | null => picture;
