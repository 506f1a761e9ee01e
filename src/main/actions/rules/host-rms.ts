import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { isNamedAfter } from '../../../shared/domain/resource-owner.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { isLine, isRead, resourcesOf, type HostResource } from './host-resources.ts';
import { judged, type RuleHead } from './judged.ts';

/** Interlock I40: a guest that the hosts' RMS starts and stops is left to it. */
export const I40: RuleHead = { rule: 'I40', citation: 'our-rule', attestable: false };

type Controlled = Pick<RecoveryFacts, 'node' | 'guest' | 'hostClusters'>;

/** Resources of the hosts' RMS that bear the guest's name, and all the others. */
export function resourcesFor({ node, guest, hostClusters }: Controlled): {
  readonly own: readonly HostResource[];
  readonly others: readonly HostResource[];
} {
  const words = guest === null ? [node] : [node, guest];
  const all = hostClusters.flatMap(resourcesOf);
  return {
    own: all.filter(({ resource }) => isNamedAfter(resource, words)),
    others: all.filter(({ resource }) => !isNamedAfter(resource, words)),
  };
}

/** Says I40 of a guest, with what the hosts' RMS answered. */
export const sayI40 = (
  { node, hostClusters }: Controlled,
  verdict: JudgedRule['verdict'],
  sentence: JudgedRule['sentence'],
  values: JudgedRule['values'] = {},
): JudgedRule =>
  judged(I40, verdict, sentence, {
    subject: { kind: 'node', id: node },
    evidence: hostClusters.flatMap(({ nodes }) => nodes.map(({ round }) => round.evidence)),
    values: { node, ...values },
  });

/**
 * A resource of a host's application that names the guest controls it. `hvdisp` prints names and no scripts: a
 * resource that names nothing that we know may be for any guest, and keeps it unknown.
 */
export function judgeHostRms(facts: RecoveryFacts): JudgedRule {
  const { own, others } = resourcesFor(facts);
  const [first] = own;
  if (first !== undefined) {
    const { cluster, resource } = first;
    return sayI40(facts, 'fail', 'rule.I40.controlled', { cluster, resource });
  }
  const dark = facts.hostClusters.find((each) => !isRead(each));
  if (dark !== undefined) return sayI40(facts, 'unknown', 'rule.I40.not-known', { cluster: dark.cluster });
  const open = others.find((each) => !isLine(each) && !isNamedAfter(each.resource, facts.otherNames));
  if (open === undefined) return sayI40(facts, 'pass', 'rule.I40.free');
  const { cluster, resource } = open;
  return sayI40(facts, 'unknown', 'rule.I40.unclear', { cluster, resource });
}
