import type { Delivery, NotifyStatus } from '../../../../shared/contract/alerts.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { ReasonWords } from '../../ui/ReasonWords.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import type { Tone } from '../../ui/tone.ts';

const HEADS = ['at', 'channel', 'message', 'state', 'failure'] as const;
const NOTHING_WRONG: Tone = 'quiet';

/** What became of the last messages. */
export function Deliveries({ status: { waiting, last } }: { readonly status: NotifyStatus }) {
  const text = useText();
  return (
    <Card
      title={text('notify.deliveries')}
      aside={waiting > 0 && <span className="cap num">{text('notify.waiting', { n: waiting })}</span>}
    >
      {last.length === 0 ? (
        <p className="cap">{text('notify.deliveries.none')}</p>
      ) : (
        <PlainTable label={text('notify.deliveries')} heads={HEADS.map((head) => text(`notify.${head}`))}>
          {last.map((delivery) => (
            <DeliveryRow
              key={`${delivery.channel} ${delivery.alert} ${delivery.kind} ${delivery.createdAt}`}
              delivery={delivery}
            />
          ))}
        </PlainTable>
      )}
    </Card>
  );
}

function DeliveryRow({ delivery }: { readonly delivery: Delivery }) {
  const text = useText();
  const { createdAt, channel, kind, state, attempts, failure } = delivery;
  const tone =
    state === 'given-up' ? 'critical' : failure !== null && state === 'waiting' ? 'warning' : NOTHING_WRONG;
  return (
    <tr>
      <td>
        <Time at={createdAt} />
      </td>
      <th scope="row">
        <Datum>{channel}</Datum>
      </th>
      <td>{text(`notify.message.${kind}`)}</td>
      <td>
        <Badge tone={tone}>{text(`notify.state.${state}`, { n: attempts })}</Badge>
      </td>
      <td>{failure !== null && <ReasonWords reason={failure} />}</td>
    </tr>
  );
}
