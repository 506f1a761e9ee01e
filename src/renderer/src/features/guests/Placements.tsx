import type { GuestRecord, Placement } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { usePlaces } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { findingsOf, indexFindings, toneOf } from '../../ui/finding-tone.ts';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';
import type { Tone } from '../../ui/tone.ts';
import { useCallback } from 'react';

const HEADS = ['host', 'state', 'since', 'autostart', 'managedSave', 'persistent'] as const;

/** Every host that lists the guest, with what libvirt says of it there. */
export function Placements({ guest }: { readonly guest: GuestRecord }) {
  const text = useText();
  return (
    <Card title={text('guests.placements')}>
      {guest.placements.length === 0 ? (
        <p className="cap">{text('guests.placements.none')}</p>
      ) : (
        <PlainTable
          label={text('guests.placements')}
          heads={HEADS.map((head) => text(`guests.placement.${head}`))}
        >
          {guest.placements.map((placement) => (
            <PlacementRow key={placement.host} guest={guest.id} placement={placement} />
          ))}
        </PlainTable>
      )}
    </Card>
  );
}

function PlacementRow({ guest, placement }: { readonly guest: string; readonly placement: Placement }) {
  const text = useText();
  const { href } = usePlaces();
  const { host, standing, autostart, managedSave, persistent } = placement;
  const tone = useSitePart(useCallback((state: SiteState) => toneAt(state, guest, host), [guest, host]));
  return (
    <tr>
      <th scope="row">
        <a href={href({ view: 'hosts', object: host })}>
          <Datum>{host}</Datum>
        </a>
      </th>
      <td>
        <ObservedCell
          observed={standing}
          tone={tone}
          word={({ state, reason }) => text('guests.standing', { state, reason })}
        />
      </td>
      <td>
        <Age at={standing.since} as="span" />
      </td>
      {[autostart, managedSave, persistent].map((value, index) => (
        <td key={HEADS[index + 3]}>
          <YesNo value={value} />
        </td>
      ))}
    </tr>
  );
}

/** From the findings about this guest on this host; one without a host counts everywhere. */
function toneAt(state: SiteState, guest: string, host: string): Tone {
  if (state.kind !== 'ready') return 'quiet';
  const about = findingsOf(indexFindings(state.picture.findings), 'guest', guest);
  return toneOf(about, ({ facts }) => (facts['host'] ?? host) === host);
}

function YesNo({ value }: { readonly value: boolean | null }) {
  const text = useText();
  if (value === null) return <Badge tone="unknown">{text('word.unknown')}</Badge>;
  return text(value ? 'word.yes' : 'word.no');
}
