/** So many shades can be told apart in a graph of 46 pixels; guests of a higher rank share the last one. */
export const MOST_SHADES = 8;

/**
 * The shade of a guest in its host's load graph, and of the mark beside its name. `rank` is its place among
 * the host's guests, which does not move with the load, so a guest keeps its shade.
 */
export function shadeOf(rank: number, count: number): string {
  const place = Math.min(rank, MOST_SHADES - 1);
  if (count <= 4) return `var(--series-${Math.min(place + 1, 4)})`;
  const steps = Math.min(count, MOST_SHADES) - 1;
  const share = Math.round((1 - place / steps) * 100);
  return `color-mix(in srgb, var(--series-1) ${share}%, var(--series-4))`;
}
