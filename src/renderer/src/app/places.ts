import { useMemo, useSyncExternalStore } from 'react';
import { hrefOf, parsePlace, placeFrom, type Place, type Places } from '../live/place.ts';

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
}

/** The place that the address bar names: links, back and forward work as everywhere. */
export function useHashPlaces(): Places {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => {
    const place = parsePlace(hash);
    const href = (to: Partial<Place>): string => hrefOf(placeFrom(place, to));
    return { place, href, go: (to) => void (location.hash = href(to)) };
  }, [hash]);
}
