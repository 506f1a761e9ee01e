import { useCallback } from 'react';
import type { GuestRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { usePlaces } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Empty } from '../../ui/Notice.tsx';
import { ObjectTable } from '../../ui/ObjectTable.tsx';
import { useText } from '../../ui/text-context.ts';
import { useGuestColumns } from './guest-columns.tsx';

const NONE: readonly GuestRecord[] = [];
const guestsIn = (state: SiteState): readonly GuestRecord[] =>
  state.kind === 'ready' ? state.picture.guests : NONE;

export function GuestTable() {
  const text = useText();
  const { go } = usePlaces();
  const guests = useSitePart(guestsIn);
  const columns = useGuestColumns();
  const open = useCallback((guest: GuestRecord) => go({ object: guest.id }), [go]);
  return (
    <ObjectTable
      title={text('guests.title')}
      find={text('guests.find')}
      none={text('guests.none')}
      empty={<Empty title={text('guests.empty')} />}
      rows={guests}
      columns={columns}
      keyOf={keyOf}
      wordsOf={wordsOf}
      onOpen={open}
    />
  );
}

const keyOf = ({ id }: GuestRecord): string => id;

const wordsOf = ({ name, node, cluster, placements }: GuestRecord) => [
  name,
  node ?? '',
  cluster ?? '',
  ...placements.map(({ host }) => host),
];
