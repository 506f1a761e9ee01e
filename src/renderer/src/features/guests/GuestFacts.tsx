import type { GuestDetail } from '../../../../shared/contract/details.ts';
import type { GuestRecord } from '../../../../shared/domain/site-picture.ts';
import { usePlaces } from '../../live/place.ts';
import { useMissing } from '../../live/use-missing.ts';
import { Datum } from '../../ui/Datum.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly guest: GuestRecord;
  readonly detail: GuestDetail;
}

export function GuestFacts({ guest, detail }: Props) {
  const text = useText();
  const format = useFormat();
  const { href } = usePlaces();
  const missing = useMissing();
  const kept = (value: string | null) =>
    value === null ? <span className="cap">{text(missing)}</span> : <Datum>{value}</Datum>;
  return (
    <Facts
      items={[
        [
          text('guests.fact.uuid'),
          <Datum key="uuid" className="mono">
            {guest.id}
          </Datum>,
        ],
        [
          text('guests.fact.node'),
          guest.node === null ? text('guests.notNode') : <Datum key="node">{guest.node}</Datum>,
        ],
        [
          text('guests.fact.cluster'),
          guest.cluster === null ? (
            text('word.none')
          ) : (
            <a key="cluster" href={href({ view: 'clusters', object: guest.cluster })}>
              <Datum>{guest.cluster}</Datum>
            </a>
          ),
        ],
        [text('guests.fact.vcpus'), kept(detail.vcpus === null ? null : format.number(detail.vcpus))],
        [
          text('guests.fact.maxMemory'),
          kept(detail.maxMemoryBytes === null ? null : format.bytes(detail.maxMemoryBytes)),
        ],
        [
          text('guests.fact.interfaces'),
          <Lines key="nics" lines={detail.interfaces.map(({ mac, source }) => [mac, source])} />,
        ],
        [
          text('guests.fact.disks'),
          <Lines key="disks" lines={detail.disks.map(({ target, source }) => [target, source])} />,
        ],
      ]}
    />
  );
}

function Lines({ lines }: { readonly lines: readonly (readonly [name: string, source: string | null])[] }) {
  const text = useText();
  if (lines.length === 0) return text('word.none');
  return (
    <ul>
      {lines.map(([name, source]) => (
        <li key={name}>
          <Datum className="mono">{name}</Datum>{' '}
          {source === null ? <span className="cap">{text('guests.noSource')}</span> : <Datum>{source}</Datum>}
        </li>
      ))}
    </ul>
  );
}
