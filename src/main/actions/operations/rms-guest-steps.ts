import type { ClusterEntry, HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import type { SwitchFacts } from '../facts/gather-switch.ts';
import { judgeStates, rests, type StateWish } from '../rules/application-state.ts';
import { judgeOff, judgeRuns } from '../rules/effects.ts';
import { judgeNoImage } from '../rules/guest-power.ts';
import { I40 } from '../rules/host-rms.ts';
import { judgeHostsWhole } from '../rules/hosts-whole.ts';
import {
  isSameRoute,
  judgeLinesSpared,
  judgeOtherRoute,
  routeOf,
  type RmsRoute,
} from '../rules/rms-route.ts';
import { applicationOperation, RMS_WORK_MS } from './application-operation.ts';
import { isStoppable, type PlainRequest } from './application-wishes.ts';
import { lift, type Lens } from './lift.ts';
import type { Step } from './operation.ts';

/** Its scripts ask the operating system of the guest, or wait for its boot. */
const SCRIPT_MS = 900_000;

type GuestStep = Step<RecoveryFacts>;
type Steps = readonly GuestStep[];

/** By which userApplication of which hosts, on the host that lists the guest; `ruling`: the clusters that are held. */
interface RmsWay {
  readonly route: RmsRoute;
  readonly home: HostEntry;
  readonly ruling: readonly ClusterEntry[];
}

/**
 * Its application is taken Offline where it is Online: that has to be the host where the guest runs, and lines of Gls
 * that go with it may serve nobody else. Done when RMS shows it Offline and the guest has stopped.
 */
export const stopByRms = (way: RmsWay, opening: RecoveryFacts): Steps =>
  byRms('stop-by-rms', way, opening, ({ cluster, node }) => {
    const { route, home } = way;
    const onlyHere: StateWish = { fits: (there) => isStoppable(there) === (there.node === node.name) };
    return {
      request: { operation: 'application-offline', ...route, cluster: cluster.name },
      rules: (facts, hosts) => [
        judgeStates(I40, route, hosts.nodes, onlyHere),
        ...judgeLinesSpared(facts, route, home.name),
      ],
      effects: (facts) => [judgeOff(facts, home.name)],
    };
  });

/** Its application is brought Online on the host that lists the guest; the script boots it, and from no saved memory (I5). */
export const startByRms = (way: RmsWay, opening: RecoveryFacts): Steps =>
  byRms('start-by-rms', way, opening, ({ cluster, node }) => {
    const { route, home } = way;
    return {
      request: { operation: 'application-switch', ...route, cluster: cluster.name, target: node.name },
      // Online anywhere, RMS takes it for running: what it would do then is not known.
      rules: (facts, hosts) => [judgeNoImage(facts), judgeStates(I40, route, hosts.nodes, { fits: rests })],
      effects: (facts) => [judgeRuns(facts, home.name)],
    };
  });

interface Place {
  readonly cluster: ClusterEntry;
  readonly node: NodeEntry;
}

/** The host as a node of its own cluster; null: that cluster is not held, or the host is no node of it. */
function placeOf({ route, home, ruling }: RmsWay): Place | null {
  const cluster = ruling.find(({ name }) => name === route.cluster);
  const node = cluster?.nodes.find(({ host }) => host === home.name);
  return cluster === undefined || node === undefined ? null : { cluster, node };
}

/** What RMS is asked for, and what has to hold of the guest beside it. */
interface OfGuest {
  readonly request: PlainRequest;
  readonly rules: (facts: RecoveryFacts, hosts: SwitchFacts) => readonly JudgedRule[];
  readonly effects: (facts: RecoveryFacts) => readonly JudgedRule[];
}

/**
 * The one request to RMS as a step about the guest: judged as an operation on the application, whose cluster has to be
 * whole itself, and as one on the guest. None: there is no such way.
 */
function byRms(
  name: 'stop-by-rms' | 'start-by-rms',
  way: RmsWay,
  opening: RecoveryFacts,
  asked: (place: Place) => OfGuest,
): Steps {
  const place = placeOf(way);
  const lens = lensTo(way.route, opening.node);
  const view = lens.view(opening);
  if (place === null || view === null) return [];
  const { cluster, node } = place;
  const own = asked(place);
  const where = {
    application: way.route.application,
    cluster: cluster.name,
    host: way.home.name,
    target: node.name,
  };
  return lift(applicationOperation(own.request, cluster.nodes), view, lens)
    .slice(0, 1)
    .map((step) => ({
      ...step,
      id: `${name} ${opening.node}`,
      step: name,
      values: (facts) => ({ node: facts.node, ...where }),
      rules: (facts) => {
        const now = lens.view(facts);
        const more = now === null ? [] : [judgeHostsWhole(facts, way.route), ...own.rules(facts, now)];
        return [...step.rules(facts), ...more];
      },
      effects: (facts) => [...step.effects(facts), ...own.effects(facts)],
      limitMs: RMS_WORK_MS + SCRIPT_MS,
    }));
}

/** The hosts' cluster in the facts about the guest, as long as that application controls it. */
const lensTo = (route: RmsRoute, suffix: string): Lens<RecoveryFacts, SwitchFacts> => ({
  view: (facts) => {
    const found = facts.hostClusters.find(({ cluster }) => cluster === route.cluster);
    return found === undefined || !isSameRoute(routeOf(facts), route)
      ? null
      : { at: facts.at, cluster: found.cluster, nodes: found.nodes, lost: [] };
  },
  missing: judgeOtherRoute,
  suffix,
});
