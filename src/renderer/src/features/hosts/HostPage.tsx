import { useMemo } from 'react';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
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
import { HostEvents } from './HostEvents.tsx';
import { HostFacts } from './HostFacts.tsx';
import { HostLossCard } from './HostLossCard.tsx';
import { HostMaintenance } from './HostMaintenance.tsx';
import { HostGuests } from './HostGuests.tsx';

const KINDS = ['cpu', 'memory'] as const;

/** One host: load, what it is, its guests, what changed, what asking it costs, its capabilities. */
export function HostPage({ host }: { readonly host: HostRecord }) {
  const text = useText();
  const { href } = usePlaces();
  const site = useSiteId();
  const { moment } = useMoment();
  const missing = useMissing();
  const detail = useAsk('host.at', { site, moment, host: host.name });
  return (
    <div className="page">
      <PageHead
        listTitle={text('hosts.title')}
        listHref={href({ view: 'hosts' })}
        name={host.name}
        severity={host.severity}
      />
      <LoadCharts title={text('hosts.charts')} subject={{ kind: 'host', id: host.name }} kinds={KINDS} />
      <div className="page-columns">
        <Card title={text('hosts.facts')}>
          <AskGate question={detail}>{(value) => <HostFacts host={host} detail={value} />}</AskGate>
        </Card>
        <HostGuests host={host} />
      </div>
      <HostMaintenance host={host} />
      <HostLossCard host={host} />
      <HostEvents name={host.name} />
      <HostCost name={host.name} />
      <AskGate question={detail}>
        {({ capabilitiesXml }) =>
          capabilitiesXml === null ? (
            <p className="cap">
              {text('hosts.capabilities')}: {text(missing)}
            </p>
          ) : (
            <RawOutput title={text('hosts.capabilities')} text={capabilitiesXml} at={null} />
          )
        }
      </AskGate>
    </div>
  );
}

function HostCost({ name }: { readonly name: string }) {
  const text = useText();
  const machines = useSite()?.machines;
  const own = useMemo(
    () => (machines ?? []).filter((machine) => machine.kind === 'host' && machine.name === name),
    [machines, name],
  );
  return (
    <Card title={text('cost.title')}>
      {own.length === 0 ? <p className="cap">{text('cost.none')}</p> : <PollCost machines={own} />}
    </Card>
  );
}
