import type { ReactNode } from 'react';
import { useMoment, usePlaces } from '../../live/place.ts';
import { useFormat } from '../../ui/format.ts';
import { PresentContext } from '../../ui/now.ts';
import { useText } from '../../ui/text-context.ts';

/** What runs, is owed and is on record is of now, whatever moment is looked at: ages count to the true present. */
export function OfNow({ children }: { readonly children: ReactNode }) {
  return <PresentContext value={null}>{children}</PresentContext>;
}

/** In review: which part of the page is not of the moment on the screen. */
export function OfNowNotice() {
  const text = useText();
  const format = useFormat();
  const { moment } = useMoment();
  const { href } = usePlaces();
  if (moment === 'now') return null;
  return (
    <p className="run-notice" role="note" data-tone="review">
      {text('operations.ofNow', { at: format.full(moment) })}{' '}
      <a href={href({ moment: 'now' })}>{text('frame.backToLive')}</a>
    </p>
  );
}
