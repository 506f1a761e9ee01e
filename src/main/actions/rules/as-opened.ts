import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { fallsWith } from '../facts/falls-with.ts';
import type { HostPowerOffFacts } from '../facts/host-power-off-facts.ts';
import { judged, type RuleHead } from './judged.ts';

const AS_OPENED: RuleHead = { rule: 'as-opened', citation: 'our-rule', attestable: false };

/**
 * Nothing falls that the operation does not hold, and that was not in the list to which a person said yes: a step may
 * wait for its yes for hours, and guests come meanwhile.
 */
export function judgeAsOpened(facts: HostPowerOffFacts): JudgedRule {
  const { host, nodes, lastKnown, loss, opened } = facts;
  const said = { subject: { kind: 'host', id: host } as const, evidence: [] };
  const clusters = [...new Set(nodes.map(({ cluster }) => cluster))].filter(
    (cluster) => !opened.clusters.includes(cluster),
  );
  if (clusters.length > 0)
    return judged(AS_OPENED, 'fail', 'rule.as-opened.cluster', {
      ...said,
      values: { host, clusters: clusters.join(', ') },
    });
  const now = fallsWith({ lastKnown, loss, nodes: nodes.map(({ node }) => node) });
  const more = now.filter((name) => !opened.falls.includes(name));
  return more.length > 0
    ? judged(AS_OPENED, 'fail', 'rule.as-opened.more', { ...said, values: { host, guests: more.join(', ') } })
    : judged(AS_OPENED, 'pass', 'rule.as-opened.same', { ...said, values: { host } });
}
