import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';

const RMS: RuleHead = { rule: 'RMS', citation: 'iag44-7.5.1', attestable: false };
const TROUBLE: ReadonlySet<RmsState> = new Set([
  'Faulted',
  'Inconsistent',
  'Wait',
  'Unknown',
  'OfflineFault',
]);

/** A userApplication as one node's own RMS shows it there. */
export interface ApplicationOnNode {
  readonly application: string;
  readonly node: string;
  readonly state: RmsState;
}

/** What each node that answers says of itself. */
export function applicationsOn(nodes: readonly NodeFacts[]): readonly ApplicationOnNode[] {
  return nodes.flatMap(({ node, round }) => {
    if (!round.result.ok || !round.result.value.rms.ok) return [];
    const { table, localSystem } = round.result.value.rms.value;
    return rowsOf(table).flatMap(({ name, type, host, standing }) =>
      type.startsWith('userApp') && standing !== null && (host === null || host === localSystem)
        ? [{ application: name, node, state: standing.state }]
        : [],
    );
  });
}

const isRead = ({ round }: NodeFacts): boolean =>
  round.result.ok && round.result.value.rms.ok && round.result.value.rms.value.table.kind === 'whole';

/** RMS is consistent: every userApplication is Online on exactly one of the nodes, and nothing is Faulted or waits. */
export function judgeApplications(cluster: string, nodes: readonly NodeFacts[]): JudgedRule {
  const said = {
    subject: { kind: 'cluster', id: cluster } as const,
    evidence: nodes.map(({ round }) => round.evidence),
  };
  const seen = applicationsOn(nodes);
  const trouble = seen.find(({ state }) => TROUBLE.has(state));
  if (trouble !== undefined)
    return judged(RMS, 'fail', 'rule.RMS.trouble', { ...said, values: { ...trouble } });
  const dark = nodes.filter((each) => !isRead(each)).map(({ node }) => node);
  if (dark.length > 0 || nodes.length === 0)
    return judged(RMS, 'unknown', 'rule.RMS.not-known', { ...said, values: { nodes: dark.join(', ') } });
  const names = [...new Set(seen.map(({ application }) => application))];
  const places = names.map((application) => ({
    application,
    on: seen.filter((each) => each.application === application && each.state === 'Online'),
  }));
  const wrong = places.find(({ on }) => on.length !== 1);
  if (wrong !== undefined)
    return judged(RMS, 'fail', 'rule.RMS.nowhere', {
      ...said,
      values: { application: wrong.application, count: wrong.on.length },
    });
  const where = places.map(({ application, on }) => `${application}: ${on[0]?.node ?? ''}`).join(', ');
  return judged(RMS, 'pass', 'rule.RMS.online', { ...said, values: { count: names.length, where } });
}
