import { memo, useMemo } from 'react';
import { shadeOf, MOST_SHADES } from './shade.ts';
import { mergeBeyond, stackPaths, type Values } from './stack.ts';
import './charts.css';

const WIDTH = 1000;
const HEIGHT = 200;

interface Props {
  /** What a person reads instead of the picture: what it shows. */
  readonly label: string;
  /** The element that says how much it is now, of how much. */
  readonly describedBy: string;
  readonly whole: Values;
  /** The guests' shares in the order of their marks, bottom first. */
  readonly layers: readonly Values[];
  readonly capacity: number | null;
  /** How much of the right end is unknown, 0–1: hatched, whatever was measured before. */
  readonly unknownShare: number;
  readonly height: number;
}

/** A small stacked area: who uses how much of a machine. Shades of ink, gaps as gaps, the unknown hatched. */
export const LoadGraph = memo(function LoadGraph({
  label,
  describedBy,
  whole,
  layers,
  capacity,
  unknownShare,
  height,
}: Props) {
  const shades = Math.min(layers.length, MOST_SHADES);
  const paths = useMemo(
    () =>
      stackPaths({
        whole,
        layers: mergeBeyond(layers, MOST_SHADES),
        capacity,
        width: WIDTH,
        height: HEIGHT,
      }),
    [whole, layers, capacity],
  );
  return (
    <div
      className="load-graph"
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      style={{ height }}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {paths.layers.map((path, rank) => (
          <path key={rank} d={path} style={{ fill: shadeOf(rank, shades) }} />
        ))}
        <path className="load-rest" d={paths.rest} />
      </svg>
      {unknownShare > 0 && (
        <span className="load-unknown" style={{ width: `${Math.round(Math.min(1, unknownShare) * 100)}%` }} />
      )}
    </div>
  );
});
