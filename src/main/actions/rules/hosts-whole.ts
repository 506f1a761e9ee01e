import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeAllUp } from './effects.ts';
import { sayI40 } from './host-rms.ts';
import type { RmsRoute } from './rms-route.ts';

const SENTENCES = {
  pass: 'rule.I40.hosts-whole',
  fail: 'rule.I40.hosts-torn',
  unknown: 'rule.I40.hosts-not-known',
} as const;

/**
 * Nothing goes through the RMS of hosts whose own cluster may be torn (I40): every node of it answers, is UP and sees
 * all others UP. Else its sides may each act by themselves (CF guide 4.3, 5.2.3), or its Host OS failover may just be
 * stopping one of its hosts with every guest there (IAG 4.5, 2.2.1).
 */
export function judgeHostsWhole(facts: RecoveryFacts, { cluster }: Pick<RmsRoute, 'cluster'>): JudgedRule {
  const nodes = facts.hostClusters.find((each) => each.cluster === cluster)?.nodes ?? [];
  const { verdict, values } = judgeAllUp(cluster, nodes);
  return sayI40(facts, verdict, SENTENCES[verdict], { cluster, nodes: values['nodes'] ?? '' });
}
