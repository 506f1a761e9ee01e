/** One measured number. `target` says what it should be, in words; null where none is set. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string | null;
  readonly met: boolean | null;
}

export function figure(
  name: string,
  value: number,
  unit: string,
  goal?: { at: 'most' | 'least'; value: number },
): Figure {
  if (goal === undefined) return { name, value, unit, target: null, met: null };
  const met = goal.at === 'most' ? value <= goal.value : value >= goal.value;
  return { name, value, unit, target: `${goal.at === 'most' ? '≤' : '≥'} ${String(goal.value)}`, met };
}

/** The value below which that share of all lies, 0–1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** One line a figure. */
export const tableOf = (figures: readonly Figure[]): string =>
  figures
    .map(({ name, value, unit, target, met }) => {
      const verdict = met === null ? '' : met ? 'met' : 'NOT MET';
      return `${name.padEnd(70)} ${value.toFixed(1).padStart(9)} ${unit.padEnd(14)} ${(target ?? '').padEnd(8)} ${verdict}\n`;
    })
    .join('');
