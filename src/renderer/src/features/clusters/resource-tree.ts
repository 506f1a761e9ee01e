import { ownerOfResource } from '../../../../shared/domain/resource-owner.ts';
import { resourceGroups, type Resource, type ResourceGroup } from './resource-groups.ts';

/** Resources under the userApplication that they are used by; null: which one that is, nobody knows, or none. */
export interface ResourceBranch {
  readonly application: string | null;
  readonly groups: readonly ResourceGroup[];
}

/** RMS objects that belong to nodes, not to applications (RMS guide 4.6, appendix of object types). */
const OF_NO_APPLICATION: ReadonlySet<string> = new Set(['ENV', 'ENVL']);

/**
 * The levels that RMS itself draws: userApplication, then all resources that it uses (RMS guide 4.6, 5.3.1). No
 * documented output of a command says which resource is under which: with a single userApplication it is that one,
 * with several the end of the name that the wizard gives tells, and where it does not nothing is guessed.
 */
export function resourceTree(
  applications: readonly string[],
  resources: readonly Resource[],
): ResourceBranch[] {
  const byApplication = Map.groupBy(resources, ({ name, type }) =>
    OF_NO_APPLICATION.has(type) ? null : ownerOfResource(applications, name),
  );
  const branches = applications.map((application) => ({
    application,
    groups: resourceGroups(byApplication.get(application) ?? []),
  }));
  const rest = byApplication.get(null) ?? [];
  return rest.length === 0 ? branches : [...branches, { application: null, groups: resourceGroups(rest) }];
}
