import { runsOf, type Values } from './stack.ts';

/** The line of a sparkline: one stroke a run, a lonely bucket as a short dash, gaps left open. */
export function sparkPath(values: Values, width: number, height: number, capacity: number | null): string {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  const top = Math.max(capacity ?? 0, highest) || 1;
  const step = width / Math.max(1, values.length);
  const y = (index: number) => Math.round(height - ((values[index] ?? 0) / top) * height);
  return runsOf(values)
    .map(([first, last]) => {
      const points = [`M${Math.round(first * step)} ${y(first)}`];
      for (let index = first; index <= last; index += 1)
        points.push(`L${Math.round((index + 0.5) * step)} ${y(index)}`);
      points.push(`L${Math.round((last + 1) * step)} ${y(last)}`);
      return points.join('');
    })
    .join('');
}
