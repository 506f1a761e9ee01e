import { usePlaces } from '../../live/place.ts';
import { useGuest } from '../../live/use-site.ts';
import { Empty } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { GuestPage } from './GuestPage.tsx';
import { GuestTable } from './GuestTable.tsx';

/** All guests of the site, or one of them. */
export function GuestsView() {
  const { place } = usePlaces();
  return place.object === null ? <GuestTable /> : <OneGuest key={place.object} id={place.object} />;
}

function OneGuest({ id }: { readonly id: string }) {
  const text = useText();
  const { href } = usePlaces();
  const guest = useGuest(id);
  if (guest === null)
    return (
      <Empty title={text('guests.gone')}>
        <a href={href({ view: 'guests' })}>{text('guests.title')}</a>
      </Empty>
    );
  return <GuestPage guest={guest} />;
}
