import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RmsRow, RmsState } from '../../../shared/domain/rms.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { isRmsRead, isRmsStopped, listedBy, rmsRowsOf, sysNodeOf } from './application-standings.ts';
import { applicationSubject, type WhichApplication } from './application-state.ts';
import { judged, type RuleHead } from './judged.ts';

const KNOWN: RuleHead = { rule: 'application-known', citation: 'our-rule', attestable: false };
const ANSWERS: RuleHead = { rule: 'rms-answers', citation: 'iag44-7.5.1', attestable: false };
/** While a switchover is active RMS blocks other requests (RMS guide 4.7, 2.1.6). */
const IDLE: RuleHead = { rule: 'rms-idle', citation: 'rms47-2.1.6', attestable: false };

/** `Unknown` is an application that RMS has not yet initialised. */
const BETWEEN: ReadonlySet<RmsState> = new Set(['Wait', 'Unknown']);

const saidOf = (cluster: string, nodes: readonly NodeFacts[]) => ({
  subject: { kind: 'cluster', id: cluster } as const,
  evidence: nodes.map(({ round }) => round.evidence),
});

/** Some node's RMS lists the application. */
export function judgeKnown(
  { cluster, application }: WhichApplication,
  nodes: readonly NodeFacts[],
): JudgedRule {
  const said = { ...saidOf(cluster, nodes), subject: applicationSubject(cluster, application) };
  const by = listedBy(application, nodes).join(', ');
  const values = { cluster, application, nodes: by };
  if (by !== '') return judged(KNOWN, 'pass', 'rule.application-known.known', { ...said, values });
  const isWhole = nodes.length > 0 && nodes.every(isRmsRead);
  return isWhole
    ? judged(KNOWN, 'fail', 'rule.application-known.stranger', { ...said, values })
    : judged(KNOWN, 'unknown', 'rule.application-known.not-known', { ...said, values });
}

/** RMS runs and answers on each of these nodes. */
export function judgeRmsAnswers(cluster: string, nodes: readonly NodeFacts[]): JudgedRule {
  const said = saidOf(cluster, nodes);
  const named = (which: readonly NodeFacts[]) => ({ nodes: which.map(({ node }) => node).join(', ') });
  const stopped = nodes.filter(isRmsStopped);
  if (stopped.length > 0)
    return judged(ANSWERS, 'fail', 'rule.rms-answers.stopped', { ...said, values: named(stopped) });
  const dark = nodes.filter((each) => !isRmsRead(each));
  return dark.length > 0 || nodes.length === 0
    ? judged(ANSWERS, 'unknown', 'rule.rms-answers.not-known', { ...said, values: named(dark) })
    : judged(ANSWERS, 'pass', 'rule.rms-answers.all', { ...said, values: named(nodes) });
}

/** No application and no SysNode of the cluster is in between, for any node that answers. */
export function judgeIdle(cluster: string, nodes: readonly NodeFacts[]): JudgedRule {
  const said = saidOf(cluster, nodes);
  for (const each of nodes) {
    const found = rmsRowsOf(each)?.find((row) => isBetween(row, sysNodeOf(each)));
    if (found === undefined) continue;
    const values = { object: found.name, state: found.standing?.state ?? '', observer: each.node };
    return judged(IDLE, 'fail', 'rule.rms-idle.busy', { ...said, values });
  }
  const dark = nodes.filter((each) => !isRmsRead(each)).map(({ node }) => node);
  return dark.length > 0 || nodes.length === 0
    ? judged(IDLE, 'unknown', 'rule.rms-idle.not-known', { ...said, values: { nodes: dark.join(', ') } })
    : judged(IDLE, 'pass', 'rule.rms-idle.idle', { ...said, values: { cluster } });
}

/** A SysNode waits while a lost node is eliminated; of applications each node speaks for itself. */
function isBetween({ type, host, standing }: RmsRow, own: string | null): boolean {
  if (standing === null) return false;
  if (type === 'SysNode') return standing.state === 'Wait';
  return type.startsWith('userApp') && (host === null || host === own) && BETWEEN.has(standing.state);
}
