import { useCallback, useEffect } from 'react';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { operationObjectOf } from '../live/operation-place.ts';
import { usePlaces, type Place } from '../live/place.ts';
import { useText } from '../ui/text-context.ts';
import { ADD_MACHINE } from './add-machine-place.ts';
import { usePicturePart } from './use-picture-or-null.ts';
import { VIEW_ENTRIES } from './views.ts';

/** `web1 – Guests – Nodeward`: tabs, windows and the history of the browser tell views apart. */
export function useDocumentTitle(): void {
  const text = useText();
  const { place } = usePlaces();
  const object = usePicturePart(useCallback((picture) => objectName(place, picture), [place]));
  const view = VIEW_ENTRIES.find(({ id }) => id === place.view);
  const title = [
    place.view === 'settings' && place.object === ADD_MACHINE ? text('add.title') : object,
    view === undefined ? null : text(view.title),
    place.moment === 'now' ? null : text('status.review'),
    text('app.name'),
  ]
    .filter((part) => part !== null)
    .join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The object's name as a person knows it. The Site view keeps its selection as the object: that names nothing. */
export function objectName({ view, object }: Place, picture: SitePicture | null): string | null {
  if (object === null || view === 'site') return null;
  // An operation has no name that a person knows it by.
  if (view === 'operations')
    return operationObjectOf(object).kind === 'operation' ? null : object.replace('?', ' ');
  if (view !== 'guests') return object;
  return picture?.guests.find(({ id }) => id === object)?.name ?? null;
}
