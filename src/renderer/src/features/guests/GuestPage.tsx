import { useMemo } from 'react';
import type { GuestRecord } from '../../../../shared/domain/site-picture.ts';
import { LoadCharts } from '../../loads/LoadCharts.tsx';
import { usePlaces, useMoment } from '../../live/place.ts';
import { useMissing } from '../../live/use-missing.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSite, useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { PollCost } from '../../ui/PollCost.tsx';
import { RawOutput } from '../../ui/RawOutput.tsx';
import { useText } from '../../ui/text-context.ts';
import { GuestEvents } from './GuestEvents.tsx';
import { GuestFacts } from './GuestFacts.tsx';
import { GuestPower } from './GuestPower.tsx';
import { Placements } from './Placements.tsx';

const KINDS = ['cpu', 'memory', 'net', 'disk'] as const;

/** One guest: load, where it is, what it is, what changed, what asking costs, its definition. */
export function GuestPage({ guest }: { readonly guest: GuestRecord }) {
  const text = useText();
  const { href } = usePlaces();
  const site = useSiteId();
  const { moment } = useMoment();
  const missing = useMissing();
  const detail = useAsk('guest.at', { site, moment, guest: guest.id });
  return (
    <div className="page">
      <PageHead
        listTitle={text('guests.title')}
        listHref={href({ view: 'guests' })}
        name={guest.name}
        severity={guest.severity}
      />
      <LoadCharts title={text('guests.charts')} subject={{ kind: 'guest', id: guest.id }} kinds={KINDS} />
      <Placements guest={guest} />
      <Card title={text('guests.facts')}>
        <AskGate question={detail}>{(value) => <GuestFacts guest={guest} detail={value} />}</AskGate>
      </Card>
      {guest.node !== null && <GuestPower node={guest.node} />}
      <GuestEvents id={guest.id} name={guest.name} />
      <GuestCost guest={guest} />
      <AskGate question={detail}>
        {({ xml, xmlAt }) =>
          xml === null ? (
            <p className="cap">
              {text('guests.xml')}: {text(missing)}
            </p>
          ) : (
            <RawOutput title={text('guests.xml')} text={xml} at={xmlAt} />
          )
        }
      </AskGate>
    </div>
  );
}

/** The machines that are asked about this guest: the hosts that list it, and itself when it is a node. */
function GuestCost({ guest }: { readonly guest: GuestRecord }) {
  const text = useText();
  const machines = useSite()?.machines;
  const own = useMemo(() => {
    const hosts: readonly string[] = guest.placements.map(({ host }) => host);
    return (machines ?? []).filter(({ kind, name }) =>
      kind === 'node' ? name === guest.node : hosts.includes(name),
    );
  }, [machines, guest]);
  return (
    <Card title={text('cost.title')}>
      {own.length === 0 ? <p className="cap">{text('cost.none')}</p> : <PollCost machines={own} />}
    </Card>
  );
}
