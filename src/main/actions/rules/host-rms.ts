import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { HostCluster, NodeFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';

/** Interlock I40: a guest that the hosts' RMS starts and stops is left to it. */
const I40: RuleHead = { rule: 'I40', citation: 'our-rule', attestable: false };
/** Rows that are no resource: nothing is started by them. */
const FRAME = new Set(['SysNode', 'userApp', 'andOp', 'orOp', 'ENV', 'ENVL']);

/**
 * A resource of a host's application that names the guest controls it. `hvdisp` prints names and no scripts: a
 * resource that names nothing that we know may be for any guest, and keeps it unknown. Gls ones are for networks.
 */
export function judgeHostRms(facts: RecoveryFacts): JudgedRule {
  const { node, hostClusters } = facts;
  const evidence = hostClusters.flatMap(({ nodes }) => nodes.map(({ round }) => round.evidence));
  const subject = { kind: 'node', id: node } as const;
  const say = (
    verdict: JudgedRule['verdict'],
    sentence: JudgedRule['sentence'],
    values: JudgedRule['values'],
  ) => judged(I40, verdict, sentence, { subject, evidence, values: { node, ...values } });
  const seen = hostClusters.flatMap((each) =>
    resourcesOf(each).map((resource) => ({ cluster: each.cluster, resource })),
  );
  const words = facts.guest === null ? [node] : [node, facts.guest];
  const own = seen.find(({ resource }) => names(resource, words));
  if (own !== undefined) return say('fail', 'rule.I40.controlled', own);
  const dark = hostClusters.find((each) => !isRead(each));
  if (dark !== undefined) return say('unknown', 'rule.I40.not-known', { cluster: dark.cluster });
  const open = seen.find(({ resource }) => !resource.startsWith('Gls') && !names(resource, facts.otherNames));
  if (open !== undefined) return say('unknown', 'rule.I40.unclear', open);
  return say('pass', 'rule.I40.free', {});
}

/** One word of the resource's name is that name. */
const names = (resource: string, wanted: readonly string[]): boolean =>
  resource.split(/[^A-Za-z0-9-]+/).some((word) => wanted.includes(word));

/** All of its nodes list the same configuration: one whole list tells, and where RMS runs nowhere it controls nothing. */
const isRead = ({ nodes }: HostCluster): boolean =>
  nodes.some((each) => tableOf(each)?.kind === 'whole') || nodes.every(isStopped);

function isStopped({ round }: NodeFacts): boolean {
  if (!round.result.ok) return false;
  const { rms } = round.result.value;
  return !rms.ok && rms.error.kind === 'not-running';
}

const resourcesOf = ({ nodes }: HostCluster): readonly string[] => [
  ...new Set(
    nodes.flatMap((each) => {
      const table = tableOf(each);
      const rows = table === null ? [] : rowsOf(table);
      return rows.flatMap(({ name, type }) => (FRAME.has(type) ? [] : [name]));
    }),
  ),
];

const tableOf = ({ round }: NodeFacts) =>
  round.result.ok && round.result.value.rms.ok ? round.result.value.rms.value.table : null;
