import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { ChangeList } from '../../ui/ChangeList.tsx';
import { useText } from '../../ui/text-context.ts';

const WINDOW_MS = 86_400_000;
const MOST = 100;
const REFRESH_MS = 15_000;

export function GuestEvents({ id, name }: { readonly id: string; readonly name: string }) {
  const text = useText();
  const site = useSiteId();
  const { moment } = useMoment();
  const asking = useAsk(
    'history.changes',
    { site, moment, subject: { kind: 'guest', id }, windowMs: WINDOW_MS, limit: MOST },
    { refreshMs: REFRESH_MS },
  );
  return (
    <Card title={text('guests.events')}>
      <AskGate question={asking}>
        {(changes) =>
          changes.length === 0 ? (
            <p className="cap">{text('guests.events.none')}</p>
          ) : (
            <ChangeList label={text('guests.events')} changes={changes} nameOf={() => name} />
          )
        }
      </AskGate>
    </Card>
  );
}
