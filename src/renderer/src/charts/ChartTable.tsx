import { decimate, type ChartSeries } from './decimate.ts';
import type { ChartWords } from './chart-words.ts';

/** As many rows as a person can look through. */
const MOST_ROWS = 120;

interface Props {
  readonly title: string;
  readonly series: ChartSeries;
  readonly words: ChartWords;
}

/** The numbers of a chart, newest first. */
export function ChartTable({ title, series, words }: Props) {
  const { t, lines } = decimate(series, MOST_ROWS);
  const order = t.map((_, index) => t.length - 1 - index);
  const cell = (value: number | null | undefined) =>
    value === null || value === undefined ? words.notMeasured : words.value(value);
  return (
    <div className="chart-table" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            {lines.map((line) => (
              <ColumnHeads key={line.key} label={lines.length > 1 ? line.label : null} words={words} />
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((index) => (
            <tr key={t[index]}>
              <th scope="row">{words.exact(t[index] ?? 0)}</th>
              {lines.flatMap((line) => [
                <td key={`${line.key}-mean`}>{cell(line.mean[index])}</td>,
                <td key={`${line.key}-min`}>{cell(line.min[index])}</td>,
                <td key={`${line.key}-max`}>{cell(line.max[index])}</td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHeads({ label, words }: { readonly label: string | null; readonly words: ChartWords }) {
  const heads = [words.mean, words.least, words.greatest];
  return heads.map((head) => (
    <th key={head} scope="col">
      {label === null ? head : `${label}, ${head}`}
    </th>
  ));
}
