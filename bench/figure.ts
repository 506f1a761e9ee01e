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

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
