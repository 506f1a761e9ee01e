import type { GuestRecord, HostRecord } from '../../../../shared/domain/site-picture.ts';
import { usePlaces } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';

/** The guests that this host lists, with libvirt's word from this host. */
export function HostGuests({ host }: { readonly host: HostRecord }) {
  const text = useText();
  const guests = useSitePart(({ records }) => records.guests);
  const heads = [
    'guests.column.name',
    'guests.column.domain',
    'guests.column.cluster',
    'guests.column.cpu',
  ] as const;
  return (
    <Card title={text('hosts.guests')}>
      {host.guests.length === 0 ? (
        <p className="cap">
          {text(host.libvirt.kind === 'known' ? 'hosts.guests.none' : 'hosts.guests.unknown')}
        </p>
      ) : (
        <PlainTable label={text('hosts.guests')} heads={heads.map((head) => text(head))}>
          {host.guests.map((id) => (
            <GuestRow key={id} id={id} guest={guests.get(id) ?? null} host={host.name} />
          ))}
        </PlainTable>
      )}
    </Card>
  );
}

interface RowProps {
  readonly id: string;
  readonly guest: GuestRecord | null;
  readonly host: string;
}

function GuestRow({ id, guest, host }: RowProps) {
  const text = useText();
  const format = useFormat();
  const { href } = usePlaces();
  const standing = guest === null ? null : standingOn(guest, host);
  const load = guest?.load ?? null;
  return (
    <tr>
      <th scope="row">
        <a href={href({ view: 'guests', object: id })}>
          <Datum>{guest?.name ?? id}</Datum>
        </a>
      </th>
      <td>
        <ObservedCell
          observed={standing}
          word={({ state, reason }) => text('guests.standing', { state, reason })}
        />
      </td>
      <td>
        <Datum>{guest?.cluster ?? ''}</Datum>
      </td>
      <td className="num">{load === null ? text('word.notMeasured') : format.cores(load.cpu)}</td>
    </tr>
  );
}

const standingOn = ({ placements }: GuestRecord, host: string) =>
  placements.find((placement) => placement.host === host)?.standing ?? null;
