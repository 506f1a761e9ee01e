import type { HostLoss, LossDifference } from '../../../shared/domain/host-loss.ts';

/** What befalls the objects of a site. */
type Toll = Pick<HostLoss, 'applications' | 'clusters' | 'guests'>;

/** Whom the loss treats otherwise than now, or touches in one of the two only. */
export const lossDifferences = (now: Toll, planned: Toll): LossDifference[] => [
  ...differing(now.applications, planned.applications, (each) => `${each.cluster}/${each.application}`).map(
    (pair) => ({ kind: 'application' as const, ...pair }),
  ),
  ...differing(now.clusters, planned.clusters, ({ cluster }) => cluster).map((pair) => ({
    kind: 'cluster' as const,
    ...pair,
  })),
  ...differing(now.guests, planned.guests, ({ id }) => id).map((pair) => ({
    kind: 'guest' as const,
    ...pair,
  })),
];

interface Pair<Item> {
  readonly now: Item | null;
  readonly planned: Item | null;
}

function differing<Item>(
  now: readonly Item[],
  planned: readonly Item[],
  keyOf: (item: Item) => string,
): Pair<Item>[] {
  const before = new Map(now.map((item) => [keyOf(item), item]));
  const after = new Map(planned.map((item) => [keyOf(item), item]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ now: before.get(key) ?? null, planned: after.get(key) ?? null }))
    .filter((pair) => JSON.stringify(pair.now) !== JSON.stringify(pair.planned));
}
