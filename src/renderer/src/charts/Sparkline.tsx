import { memo, useMemo } from 'react';
import { sparkPath } from './spark.ts';
import type { Values } from './stack.ts';
import './charts.css';

interface Props {
  readonly label: string;
  readonly values: Values;
  readonly capacity: number | null;
}

/** One value over time, as high as a line of text. */
export const Sparkline = memo(function Sparkline({ label, values, capacity }: Props) {
  const path = useMemo(() => sparkPath(values, 1000, 200, capacity), [values, capacity]);
  return (
    <div className="sparkline" role="img" aria-label={label}>
      <svg viewBox="0 0 1000 200" preserveAspectRatio="none" aria-hidden="true">
        <path d={path} vectorEffect="non-scaling-stroke" />
      </svg>
    </div>
  );
});
