import type { ChartSeries } from './decimate.ts';
import type { ChartWords } from './chart-words.ts';

interface Props {
  readonly series: ChartSeries;
  /** Epoch milliseconds within the bucket that is pointed at. */
  readonly at: number;
  readonly words: ChartWords;
}

/** What is written beside the pointer: the bucket's time with its zone, and each line's values with units. */
export function ChartTip({ series, at, words }: Props) {
  const index = series.t.findIndex((start) => at >= start && at < start + series.stepMs);
  if (index < 0) return null;
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? null : words.value(value);
  return (
    <div className="chart-tip">
      <div className="cap">{words.exact(series.t[index] ?? at)}</div>
      <table>
        <tbody>
          {series.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              <td>{text(line.mean[index]) ?? words.notMeasured}</td>
              <td>{bandText(text(line.min[index]), text(line.max[index]))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const bandText = (least: string | null, greatest: string | null) =>
  least === null || greatest === null ? '' : `${least} – ${greatest}`;
