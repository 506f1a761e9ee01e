import { lazy, Suspense, useId, useState } from 'react';
import { lineStyle } from './chart-style.ts';
import type { TimeChartProps } from './chart-words.ts';
import { ChartTable } from './ChartTable.tsx';
import { decimate } from './decimate.ts';
import './charts.css';

const TimePlot = lazy(() => import('./TimePlot.tsx').then(({ TimePlot }) => ({ default: TimePlot })));

/** Nothing wider than a screen needs more. */
const MOST_POINTS = 500;

/**
 * A large chart: mean as a line within the band of least and greatest, gaps open. The same numbers are
 * one key press away as a table.
 */
export function TimeChart(props: TimeChartProps) {
  const { title, words } = props;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const series = decimate(props.series, MOST_POINTS);
  return (
    <figure className="time-chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        {series.lines.length > 1 &&
          series.lines.map((line, index) => <Legend key={line.key} label={line.label} index={index} />)}
        <span className="cap">{props.zone}</span>
        <button className="btn small chart-tools" type="button" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asChart : words.asTable}
        </button>
      </figcaption>
      {asTable ? (
        <ChartTable title={title} series={series} words={words} />
      ) : (
        <Suspense fallback={<p className="chart-wait dim">{words.drawing}</p>}>
          <TimePlot {...props} series={series} />
        </Suspense>
      )}
    </figure>
  );
}

function Legend({ label, index }: { readonly label: string; readonly index: number }) {
  const { stroke, dash } = lineStyle(index);
  return (
    <span className="chart-legend">
      <svg width="18" height="6" aria-hidden="true">
        <line x1="0" x2="18" y1="3" y2="3" style={{ stroke, strokeWidth: 1.75, strokeDasharray: dash }} />
      </svg>
      {label}
    </span>
  );
}
