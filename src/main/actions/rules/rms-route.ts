import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { isLine, isRead, type HostResource } from './host-resources.ts';
import { judgeHostRms, resourcesFor, sayI40 } from './host-rms.ts';

/** The userApplication of the hosts that starts and stops a guest. */
export interface RmsRoute {
  readonly cluster: string;
  readonly application: string;
}

/** Null: none controls it, or which one does is not plain. */
export const routeOf = (facts: RecoveryFacts): RmsRoute | null => controlOf(facts).route;

/** A resource that controls it, if there is any; the route, where all of them say the same one; and what else is there. */
function controlOf(facts: RecoveryFacts) {
  const { own, others } = resourcesFor(facts);
  const [first] = own;
  if (first === undefined || first.application === null) return { first, route: null, others };
  const route = { cluster: first.cluster, application: first.application };
  return { first, route: own.every((each) => isSameRoute(each, route)) ? route : null, others };
}

export const isSameRoute = (a: Pick<HostResource, 'cluster' | 'application'> | null, b: RmsRoute): boolean =>
  a?.cluster === b.cluster && a.application === b.application;

/**
 * The way of a guest's power is known (I40): libvirt, where no RMS of a host controls it; else one userApplication of
 * the hosts that has nothing beside that guest and lines of Gls, so that nothing else starts or stops with it, in one
 * of the clusters that the operation holds.
 */
export function judgeRmsRoute(facts: RecoveryFacts, held: readonly ClusterEntry[]): JudgedRule {
  const { first, route, others } = controlOf(facts);
  if (first === undefined) return judgeHostRms(facts);
  const dark = facts.hostClusters.find((each) => !isRead(each));
  if (dark !== undefined) return sayI40(facts, 'unknown', 'rule.I40.not-known', { cluster: dark.cluster });
  const near = others.filter(({ cluster }) => cluster === first.cluster);
  const stray = route === null ? first : near.find(({ application }) => application === null);
  if (stray !== undefined) {
    const { cluster, resource } = stray;
    return sayI40(facts, 'unknown', 'rule.I40.whose', { cluster, resource });
  }
  const values = { ...first, application: first.application ?? '' };
  if (!held.some(({ name }) => name === first.cluster))
    return sayI40(facts, 'unknown', 'rule.I40.not-held', values);
  const shared = near.filter((each) => each.application === first.application && !isLine(each));
  return shared.length > 0
    ? sayI40(facts, 'fail', 'rule.I40.shared', { ...values, others: listOf(shared) })
    : sayI40(facts, 'pass', 'rule.I40.through', values);
}

/** Only where no RMS of a host controls it is a guest touched by libvirt or asked itself to stop: nothing to say then. */
export function judgeLeftToLibvirt(facts: RecoveryFacts): readonly JudgedRule[] {
  const rule = judgeHostRms(facts);
  return rule.verdict === 'pass' ? [] : [rule];
}

/** What the facts say now is another way than the one that the operation began with. */
export const judgeOtherRoute = (facts: RecoveryFacts): JudgedRule =>
  sayI40(facts, 'unknown', 'rule.I40.changed');

/** Lines of Gls stop with the application: nobody else on that host may need one. `leaving`: who has gone before it. */
export function judgeLinesSpared(
  facts: RecoveryFacts,
  route: RmsRoute,
  host: string,
  leaving: readonly (string | null)[] = [],
): readonly JudgedRule[] {
  const lines = resourcesFor(facts).others.filter(
    (each) => each.cluster === route.cluster && each.application === route.application && isLine(each),
  );
  if (lines.length === 0) return [];
  const values = { ...route, host, lines: listOf(lines) };
  const found = facts.beside.find((each) => each.host === host);
  if (found?.others.result.ok !== true) return [sayI40(facts, 'unknown', 'rule.I40.lines-not-known', values)];
  const guests = found.others.result.value.filter((name) => !leaving.includes(name)).join(', ');
  const rule =
    guests === ''
      ? sayI40(facts, 'pass', 'rule.I40.lines-spared', values)
      : sayI40(facts, 'fail', 'rule.I40.lines', { ...values, guests });
  return [{ ...rule, evidence: [...rule.evidence, found.others.evidence] }];
}

const listOf = (found: readonly HostResource[]): string => found.map(({ resource }) => resource).join(', ');
