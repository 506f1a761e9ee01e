import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type DotItemDotProps,
} from 'recharts';
import { chartRows, highestOf, isLonely } from './chart-rows.ts';
import { lineStyle } from './chart-style.ts';
import { ChartTip } from './ChartTip.tsx';
import { gapsOf } from './decimate.ts';
import { timeTicks, valueTicks } from './ticks.ts';
import type { TimeChartProps } from './chart-words.ts';

const HEIGHT = 200;
/** Without a fill of their own the words would take the axis' faint line colour. */
const TICK = { fill: 'var(--ink-3)' } as const;

/** The recharts part of a chart, loaded when the first one is shown. */
export function TimePlot({ title, description, series, capacity, base, offsetMs, words }: TimeChartProps) {
  const { from, to, lines } = series;
  const values = valueTicks(highestOf(series, capacity), base);
  return (
    <div className="chart-plot">
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <ComposedChart
          data={chartRows(series)}
          margin={{ top: 6, right: 8, bottom: 0, left: 0 }}
          title={title}
          desc={description}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="t"
            type="number"
            scale="time"
            domain={[from, to]}
            ticks={timeTicks(from, to, 8, offsetMs)}
            tickFormatter={words.tick}
            tick={TICK}
            stroke="var(--line-strong)"
            tickSize={4}
          />
          <YAxis
            domain={[0, values.at(-1) ?? 1]}
            ticks={values}
            tickFormatter={words.value}
            tick={TICK}
            axisLine={false}
            tickLine={false}
            width={76}
          />
          {gapsOf(series).map(([start, end]) => (
            <ReferenceArea
              key={start}
              x1={start}
              x2={end}
              fill="var(--ground)"
              fillOpacity={1}
              stroke="none"
            />
          ))}
          {capacity !== null && (
            <ReferenceLine
              y={capacity}
              stroke="var(--ink-3)"
              strokeDasharray="2 3"
              label={capacityLabel(words.capacity)}
            />
          )}
          {lines.map((line, index) => (
            <Area
              key={`band ${line.key}`}
              dataKey={`band${index}`}
              fill={lineStyle(index).band}
              fillOpacity={0.45}
              stroke="none"
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
          {lines.map((line, index) => (
            <Line
              key={`mean ${line.key}`}
              dataKey={`mean${index}`}
              stroke={lineStyle(index).stroke}
              strokeDasharray={lineStyle(index).dash}
              strokeWidth={1.5}
              dot={lonelyDot(line.mean)}
              activeDot={{ r: 3, fill: 'var(--accent)', stroke: 'var(--surface)' }}
              isAnimationActive={false}
            />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--accent)', strokeWidth: 1 }}
            content={({ active, label }) =>
              active ? <ChartTip series={series} at={Number(label)} words={words} /> : null
            }
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const capacityLabel = (value: string) =>
  ({ value, position: 'insideTopRight', offset: 4, fill: 'var(--ink-3)' }) as const;

function lonelyDot(values: readonly (number | null)[]) {
  return function LonelyDot({ cx, cy, index }: DotItemDotProps) {
    if (!isLonely(values, index) || cx === undefined || cy === undefined) return <g key={index} />;
    return <circle key={index} cx={cx} cy={cy} r={2} fill="var(--ink)" />;
  };
}
