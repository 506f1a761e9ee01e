import type { ClusterDetail } from '../../../../shared/contract/details.ts';
import { compareNames } from '../../ui/compare-names.ts';

export type Resource = ClusterDetail['resources'][number];

export interface ResourceGroup {
  readonly type: string;
  readonly resources: readonly Resource[];
}

/** Resources by their RMS type, types and names in alphabetical order. */
export function resourceGroups(resources: readonly Resource[]): ResourceGroup[] {
  const byType = Map.groupBy(resources, ({ type }) => type);
  return [...byType]
    .map(([type, members]) => ({
      type,
      resources: members.toSorted((a, b) => compareNames(a.name, b.name)),
    }))
    .sort((a, b) => a.type.localeCompare(b.type, 'en'));
}
