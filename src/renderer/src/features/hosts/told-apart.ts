import { compareNames } from '../../ui/compare-names.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** In the order of their names. A name that several bear is followed by the UUID. */
export function toldApart<Item extends Named>(items: readonly Item[]): readonly Item[] {
  const counts = new Map<string, number>();
  for (const { name } of items) counts.set(name, (counts.get(name) ?? 0) + 1);
  return items
    .map((item) => (counts.get(item.name) === 1 ? item : { ...item, name: `${item.name} (${item.id})` }))
    .sort((a, b) => compareNames(a.name, b.name));
}
