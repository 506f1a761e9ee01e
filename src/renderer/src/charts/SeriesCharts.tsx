import { useMemo } from 'react';
import type { Metric, Series } from '../../../shared/contract/history.ts';
import type { TextKey } from '../../../shared/text/en.ts';
import { useFormat, type Format } from '../ui/format.ts';
import { useText } from '../ui/text-context.ts';
import type { ChartWords } from './chart-words.ts';
import type { ChartSeries } from './decimate.ts';
import { TimeChart } from './TimeChart.tsx';

/** One chart: its lines, and the metric that says how much there is in all. */
interface Plan {
  readonly title: TextKey;
  readonly lines: readonly Exclude<Metric, 'cpu-total' | 'memory-total'>[];
  readonly capacity: 'cpu-total' | 'memory-total' | null;
  readonly unit: 'cores' | 'bytes' | 'bytesPerSecond';
}

export const CHARTS = {
  cpu: { title: 'chart.cpu', lines: ['cpu'], capacity: 'cpu-total', unit: 'cores' },
  memory: { title: 'chart.memory', lines: ['memory'], capacity: 'memory-total', unit: 'bytes' },
  net: { title: 'chart.net', lines: ['net-rx', 'net-tx'], capacity: null, unit: 'bytesPerSecond' },
  disk: { title: 'chart.disk', lines: ['disk-read', 'disk-write'], capacity: null, unit: 'bytesPerSecond' },
} as const satisfies Readonly<Record<string, Plan>>;

export type ChartKind = keyof typeof CHARTS;

/** What to ask the engine for, for these charts. */
export const metricsOf = (kinds: readonly ChartKind[]): Metric[] =>
  kinds.flatMap((kind) => {
    const { lines, capacity } = CHARTS[kind];
    return capacity === null ? [...lines] : [...lines, capacity];
  });

interface Props {
  readonly kinds: readonly ChartKind[];
  readonly series: Series;
}

/** Large charts of one object over one range. */
export function SeriesCharts({ kinds, series }: Props) {
  return (
    <div className="series-charts">
      {kinds.map((kind) => (
        <SeriesChart key={kind} plan={CHARTS[kind]} series={series} />
      ))}
    </div>
  );
}

function SeriesChart({ plan, series }: { readonly plan: Plan; readonly series: Series }) {
  const text = useText();
  const format = useFormat();
  const { from, to } = series;
  const words = useChartWords(plan.unit, to - from);
  const lines = useMemo<ChartSeries>(
    () => ({
      ...series,
      lines: plan.lines.flatMap((metric) => {
        const found = series.metrics.find((candidate) => candidate.metric === metric);
        return found === undefined
          ? []
          : [
              {
                key: metric,
                label: text(`chart.line.${metric}`),
                min: found.min,
                mean: found.mean,
                max: found.max,
              },
            ];
      }),
    }),
    [series, plan, text],
  );
  const title = text(plan.title);
  if (!lines.lines.some(({ mean }) => mean.some((value) => value !== null)))
    return (
      <div>
        <h2>{title}</h2>
        <p className="cap">{text('chart.nothing')}</p>
      </div>
    );
  return (
    <TimeChart
      title={title}
      description={text('chart.describe', { title, from: format.full(from), to: format.full(to) })}
      series={lines}
      capacity={plan.capacity === null ? null : lastOf(series, plan.capacity)}
      base={plan.unit === 'cores' ? 10 : 1024}
      offsetMs={-new Date(to).getTimezoneOffset() * 60_000}
      words={words}
      zone={format.zone(to)}
    />
  );
}

function lastOf(series: Series, metric: Metric): number | null {
  const found = series.metrics.find((candidate) => candidate.metric === metric);
  return found?.mean.findLast((value) => value !== null) ?? null;
}

const DAY_MS = 86_400_000;

function useChartWords(unit: Plan['unit'], windowMs: number): ChartWords {
  const text = useText();
  const format: Format = useFormat();
  return useMemo(() => {
    const options: Intl.DateTimeFormatOptions =
      windowMs > DAY_MS
        ? { day: 'numeric', month: 'short' }
        : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    const ticks = new Intl.DateTimeFormat(text.language, options);
    return {
      asTable: text('chart.asTable'),
      asChart: text('chart.asChart'),
      drawing: text('chart.drawing'),
      time: text('chart.time'),
      mean: text('chart.mean'),
      least: text('chart.least'),
      greatest: text('chart.greatest'),
      notMeasured: text('word.notMeasured'),
      capacity: text('chart.capacity'),
      value: format[unit],
      exact: format.full,
      tick: (t) => ticks.format(t),
    };
  }, [text, format, unit, windowMs]);
}
