import type { RmsRow, RmsState } from '../../../shared/domain/rms.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';

/** A userApplication on one node, as that node's own RMS shows it. */
export interface ApplicationThere {
  readonly node: NodeName;
  readonly state: RmsState;
  readonly details: string;
}

/** `absent`: its RMS says that the application does not belong there. `unread`: nobody knows. */
export interface ApplicationStandings {
  readonly there: readonly ApplicationThere[];
  readonly absent: readonly NodeName[];
  readonly unread: readonly NodeName[];
}

const isApplication = ({ type }: RmsRow): boolean => type.startsWith('userApp');

/** Every row of a node's RMS that came, also of a damaged listing; null: none did. */
export function rmsRowsOf({ round }: NodeFacts): readonly RmsRow[] | null {
  return round.result.ok && round.result.value.rms.ok ? rowsOf(round.result.value.rms.value.table) : null;
}

/** RMS of this node answers, whole. */
export const isRmsRead = ({ round }: NodeFacts): boolean =>
  round.result.ok && round.result.value.rms.ok && round.result.value.rms.value.table.kind === 'whole';

/** RMS says itself that it does not run there. */
export const isRmsStopped = ({ round }: NodeFacts): boolean =>
  round.result.ok && !round.result.value.rms.ok && round.result.value.rms.error.kind === 'not-running';

/** The SysNode that a node's own RMS says it is. */
export const sysNodeOf = ({ round }: NodeFacts): string | null =>
  round.result.ok && round.result.value.rms.ok ? round.result.value.rms.value.localSystem : null;

/** The nodes whose RMS lists the application at all. */
export const listedBy = (application: string, nodes: readonly NodeFacts[]): readonly NodeName[] =>
  nodes
    .filter((each) => rmsRowsOf(each)?.some((row) => isApplication(row) && row.name === application))
    .map(({ node }) => node);

export function standingsOf(application: string, nodes: readonly NodeFacts[]): ApplicationStandings {
  const there: ApplicationThere[] = [];
  const absent: NodeName[] = [];
  const unread: NodeName[] = [];
  for (const each of nodes) {
    const own = sysNodeOf(each);
    const row = rmsRowsOf(each)?.find(
      (found) => isApplication(found) && found.name === application && isLocal(found, own),
    );
    const standing = row?.standing ?? null;
    if (standing !== null) there.push({ node: each.node, ...standing });
    else if (isRmsRead(each)) absent.push(each.node);
    else unread.push(each.node);
  }
  return { there, absent, unread };
}

const isLocal = ({ host }: RmsRow, own: string | null): boolean => host === null || host === own;
