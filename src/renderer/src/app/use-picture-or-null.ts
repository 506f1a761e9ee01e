import { use, useSyncExternalStore } from 'react';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { SiteContext } from '../live/use-site.ts';

const NO_WATCH = () => () => {};

/** The picture on the screen, also where there may be no site at all. */
export function usePictureOrNull(): SitePicture | null {
  const source = use(SiteContext)?.source;
  return useSyncExternalStore(source?.subscribe ?? NO_WATCH, () => {
    const state = source?.current();
    return state?.kind === 'ready' ? state.picture : null;
  });
}
