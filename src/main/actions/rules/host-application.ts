import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { isNamedAfter } from '../../../shared/domain/resource-owner.ts';
import type { ClusterFacts } from '../facts/cluster-facts.ts';
import type { NamedGuest } from '../facts/node-of-domain.ts';
import { applicationSubject, type WhichApplication } from './application-state.ts';
import { isLine, isRead, resourcesOf } from './host-resources.ts';
import { I40 } from './host-rms.ts';
import { judged } from './judged.ts';

/**
 * A userApplication of hosts that starts and stops a guest is not moved as an application: what must hold before that
 * guest stops or starts is judged by the operations on the guest (I40, I8, I41).
 */
export function judgeMovesNoGuest(
  which: WhichApplication,
  { cluster, nodes }: ClusterFacts,
  guests: readonly NamedGuest[],
): JudgedRule {
  const found = resourcesOf({ cluster, nodes }).filter(
    (each) => !isLine(each) && (each.application === null || each.application === which.application),
  );
  const said = {
    subject: applicationSubject(which.cluster, which.application),
    evidence: nodes.map(({ round }) => round.evidence),
  };
  const { application } = which;
  for (const { resource } of found) {
    const guest = guests.find(({ words }) => isNamedAfter(resource, words));
    const values = { application, cluster, resource, node: guest?.node ?? '' };
    if (guest !== undefined) return judged(I40, 'fail', 'rule.I40.moves', { ...said, values });
  }
  const [first] = found;
  const values = { application, cluster, resource: first?.resource ?? '' };
  if (first !== undefined) return judged(I40, 'unknown', 'rule.I40.may-move', { ...said, values });
  return isRead({ cluster, nodes })
    ? judged(I40, 'pass', 'rule.I40.moves-none', { ...said, values })
    : judged(I40, 'unknown', 'rule.I40.moves-not-known', { ...said, values });
}
