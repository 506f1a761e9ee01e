import { useState } from 'react';
import { CHART_POINTS, FIRST_WINDOW } from '../../charts/chart-window.ts';
import { metricsOf, SeriesCharts } from '../../charts/SeriesCharts.tsx';
import { WindowChoice } from '../../charts/WindowChoice.tsx';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';

const KINDS = ['cpu', 'memory'] as const;

export function HostCharts({ name }: { readonly name: string }) {
  const text = useText();
  const site = useSiteId();
  const { moment } = useMoment();
  const [window, setWindow] = useState(FIRST_WINDOW);
  const asking = useAsk(
    'history.series',
    {
      site,
      moment,
      subject: { kind: 'host', id: name },
      metrics: metricsOf(KINDS),
      windowMs: window.ms,
      maxPoints: CHART_POINTS,
    },
    { refreshMs: window.refreshMs },
  );
  return (
    <Card
      title={text('hosts.charts')}
      aside={
        <>
          <span className="grow" />
          <WindowChoice window={window} onChange={setWindow} />
        </>
      }
    >
      <AskGate question={asking}>{(series) => <SeriesCharts kinds={KINDS} series={series} />}</AskGate>
    </Card>
  );
}
