import type { ApplicationLoss, ClusterLoss } from '../../../shared/domain/host-loss.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { HostPowerOffFacts } from '../facts/host-power-off-facts.ts';
import { nodesHere } from './host-power-off.ts';
import { judged, type RuleHead } from './judged.ts';
import { wordEvidence } from './word-evidence.ts';

/** Interlock I34: whoever forces a host down has read every guest of it, clustered or not, and says so. */
const I34: RuleHead = { rule: 'I34', citation: 'our-rule', attestable: true };
/** What is only told, and asks for no word of its own. */
const TOLD: RuleHead = { ...I34, attestable: false };

/**
 * Everything that falls with the host, as last known. Never held by itself: a person types the host's name and a reason,
 * and both stay in the record as asserted.
 */
export function judgeHostCasualties(facts: HostPowerOffFacts): readonly JudgedRule[] {
  const { host, loss } = facts;
  const subject = { kind: 'host', id: host } as const;
  if (loss === null)
    return [
      judged(I34, 'unknown', 'rule.I34.host-not-known', { subject, values: { host }, evidence: [] }),
      ...nodesThatMayFall(facts, []),
    ];
  return [
    guestsThatFall(facts, loss.guests),
    ...loss.clusters.map(clusterFalls),
    ...nodesThatMayFall(facts, loss.clusters),
    ...loss.applications.map(applicationFalls),
  ];
}

/** Nodes that nobody ever heard of there, and that nothing shows to be elsewhere. */
function nodesThatMayFall(facts: HostPowerOffFacts, clusters: readonly ClusterLoss[]): readonly JudgedRule[] {
  const told = clusters.flatMap(({ lost, perhaps }) => [...lost, ...perhaps]);
  return nodesHere(facts)
    .filter(({ node }) => !told.includes(node))
    .map(({ node, cluster }) =>
      judged(TOLD, 'pass', 'rule.I34.node-may-fall', {
        subject: { kind: 'node', id: node },
        evidence: [],
        values: { host: facts.host, node, cluster },
      }),
    );
}

function guestsThatFall(
  { host, lastKnown, asserted }: HostPowerOffFacts,
  guests: NonNullable<HostPowerOffFacts['loss']>['guests'],
): JudgedRule {
  const ofCluster = new Map(guests.map(({ name, cluster }) => [name, cluster ?? null]));
  const withCluster = (name: string): string => {
    const cluster = ofCluster.get(name) ?? null;
    return cluster === null ? name : `${name} (${cluster})`;
  };
  const perhaps = guests.map(({ name }) => name).filter((name) => !lastKnown.includes(name));
  const said = {
    subject: { kind: 'host', id: host } as const,
    values: {
      host,
      count: lastKnown.length,
      guests: lastKnown.map(withCluster).join(', '),
      maybe: perhaps.length,
      perhaps: perhaps.map(withCluster).join(', '),
    },
  };
  const word = asserted.find(({ typed }) => typed === host);
  if (word === undefined)
    return judged(I34, 'unknown', 'rule.I34.host-falls', { ...said, evidence: [], attestBy: host });
  return judged(I34, 'pass', 'rule.I34.host-accepted', {
    ...said,
    evidence: [wordEvidence(word)],
    attested: true,
  });
}

/** What is left of a cluster. */
const clusterFalls = (loss: ClusterLoss): JudgedRule =>
  judged(TOLD, 'pass', 'rule.I34.cluster-falls', {
    subject: { kind: 'cluster', id: loss.cluster },
    evidence: [],
    values: {
      cluster: loss.cluster,
      lost: [...loss.lost, ...loss.perhaps].join(', '),
      count: loss.left.length,
      left: loss.left.join(', '),
      unknown: loss.notKnown.length,
      notKnown: loss.notKnown.join(', '),
    },
  });

const applicationFalls = ({ cluster, application, on, fate, to, perhapsTo }: ApplicationLoss): JudgedRule =>
  judged(TOLD, 'pass', 'rule.I34.application-falls', {
    subject: { kind: 'application', id: `${cluster}/${application}` },
    evidence: [],
    values: {
      cluster,
      application,
      fate,
      on: on ?? '',
      count: to.length,
      to: to.join(', '),
      maybe: perhapsTo.length,
      perhaps: perhapsTo.join(', '),
    },
  });
