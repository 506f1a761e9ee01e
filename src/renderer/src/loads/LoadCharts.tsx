import { useState } from 'react';
import type { SeriesSubject } from '../../../shared/contract/history.ts';
import { useMoment } from '../live/place.ts';
import { useAsk } from '../live/use-ask.ts';
import { useSiteId } from '../live/use-site.ts';
import { AskGate } from '../ui/AskGate.tsx';
import { Card } from '../ui/Card.tsx';
import { CHART_POINTS, FIRST_WINDOW } from '../charts/chart-window.ts';
import { metricsOf, SeriesCharts, type ChartKind } from '../charts/SeriesCharts.tsx';
import { WindowChoice } from '../charts/WindowChoice.tsx';

interface Props {
  readonly title: string;
  readonly subject: SeriesSubject;
  readonly kinds: readonly ChartKind[];
}

/** The large charts of a host or guest, over a time that a person chooses. */
export function LoadCharts({ title, subject, kinds }: Props) {
  const site = useSiteId();
  const { moment } = useMoment();
  const [window, setWindow] = useState(FIRST_WINDOW);
  const asking = useAsk(
    'history.series',
    { site, moment, subject, metrics: metricsOf(kinds), windowMs: window.ms, maxPoints: CHART_POINTS },
    { refreshMs: window.refreshMs },
  );
  return (
    <Card
      title={title}
      aside={
        <>
          <span className="grow" />
          <WindowChoice window={window} onChange={setWindow} />
        </>
      }
    >
      <AskGate question={asking}>{(series) => <SeriesCharts kinds={kinds} series={series} />}</AskGate>
    </Card>
  );
}
