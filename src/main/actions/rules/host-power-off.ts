import type { HostName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { runsThere } from '../../domain/reconcile/placement.ts';
import type { Fresh } from '../facts/cluster-facts.ts';
import type { HostPowerOffFacts, NodePerhapsHere } from '../facts/host-power-off-facts.ts';
import { EFFECT } from './effects.ts';
import { domainOn } from './guest-power.ts';
import { judged, type RuleHead } from './judged.ts';
import { areSilent, showLife } from './silence.ts';
import { evidenceOf } from './stopped.ts';

const HOST_SILENT: RuleHead = { rule: 'host-silent', citation: 'our-rule', attestable: false };
const NODES_SILENT: RuleHead = { rule: 'nodes-silent', citation: 'our-rule', attestable: false };
const BMC: RuleHead = { rule: 'bmc', citation: 'our-rule', attestable: false };

const answersOf = ({ libvirt, ssh, calls }: HostPowerOffFacts): readonly Fresh<unknown>[] => [
  libvirt,
  ssh,
  ...calls,
];

const aboutHost = (facts: HostPowerOffFacts) => ({
  subject: { kind: 'host', id: facts.host } as const,
  evidence: [
    ...answersOf(facts).map(({ evidence }) => evidence),
    ...(facts.power === null ? [] : [facts.power.evidence]),
  ],
  values: { host: facts.host },
});

/** Neither libvirt nor sshd of it says anything: one that answers is emptied and stopped in order (I6). */
export function judgeHostSilent(facts: HostPowerOffFacts): JudgedRule {
  const answers = answersOf(facts);
  const said = aboutHost(facts);
  if (facts.hostIs !== 'kvm') return judged(HOST_SILENT, 'fail', 'rule.host-silent.not-kvm', said);
  if (showLife(answers)) return judged(HOST_SILENT, 'fail', 'rule.host-silent.answers', said);
  // What has come over kept connections alone proves no silence.
  return facts.calls.length > 0 && areSilent(answers)
    ? judged(HOST_SILENT, 'pass', 'rule.host-silent.silent', said)
    : judged(HOST_SILENT, 'unknown', 'rule.host-silent.not-known', said);
}

/**
 * Those that fall with the host, as far as anybody can tell: one that is silent and that another host is seen to run does
 * not. One that answers may do so from here, whoever else runs it.
 */
export const nodesHere = ({ host, nodes }: HostPowerOffFacts): readonly NodePerhapsHere[] =>
  nodes.filter((node) => showLife(answersOfNode(node)) || !runsElsewhere(node, host));

const answersOfNode = ({ own, call }: NodePerhapsHere): readonly Fresh<unknown>[] => [own.round, call];

/** The very guest: another may bear its name. */
const runsElsewhere = ({ hosts, uuids }: NodePerhapsHere, host: HostName): boolean =>
  hosts.some((each) => {
    const domain = each.host === host ? null : domainOn(each);
    return domain !== null && uuids.includes(domain.id) && runsThere(domain.standing);
  });

/** No node there answers itself: while one does, the host does not hang, and it would be killed at work (I9). */
export function judgeNodesSilent(facts: HostPowerOffFacts): JudgedRule {
  const { host } = facts;
  const here = nodesHere(facts);
  const said = {
    subject: { kind: 'host', id: host } as const,
    evidence: here.flatMap((each) => [
      ...answersOfNode(each).map(({ evidence }) => evidence),
      ...each.hosts.flatMap(evidenceOf),
    ]),
  };
  const speaking = here.filter((each) => showLife(answersOfNode(each)));
  if (speaking.length > 0)
    return judged(NODES_SILENT, 'fail', 'rule.nodes-silent.answers', {
      ...said,
      values: { host, nodes: namesOf(speaking) },
    });
  const open = here.filter((each) => !areSilent(answersOfNode(each)));
  const sentence = here.length > 0 ? 'rule.nodes-silent.silent' : noneThere(facts);
  return open.length > 0
    ? judged(NODES_SILENT, 'unknown', 'rule.nodes-silent.not-known', {
        ...said,
        values: { host, nodes: namesOf(open) },
      })
    : judged(NODES_SILENT, 'pass', sentence, { ...said, values: { host, nodes: namesOf(here) } });
}

/** Whose nodes run on other hosts, those have been asked; where no node is known of, nobody was. */
const noneThere = ({ nodes }: HostPowerOffFacts) =>
  nodes.length > 0 ? 'rule.nodes-silent.none' : 'rule.nodes-silent.none-known';

const namesOf = (nodes: readonly NodePerhapsHere[]): string => nodes.map(({ node }) => node).join(', ');

/** Its BMC answers and says on: only it can cut the power, and only it can say that it has. */
export function judgeBmcOn(facts: HostPowerOffFacts): JudgedRule {
  const { power } = facts;
  const said = aboutHost(facts);
  if (power === null) return judged(BMC, 'fail', 'rule.bmc.none', said);
  if (!power.result.ok) return judged(BMC, 'fail', 'rule.bmc.silent', said);
  return power.result.value === 'on'
    ? judged(BMC, 'pass', 'rule.bmc.on', said)
    : judged(BMC, 'fail', 'rule.bmc.off', said);
}

/** Off by its BMC and by nothing else; one that answers meanwhile has the BMC of another machine in the site's file. */
export function judgePoweredOff(facts: HostPowerOffFacts): JudgedRule {
  const { power } = facts;
  const said = aboutHost(facts);
  if (showLife(answersOf(facts))) return judged(EFFECT, 'fail', 'effect.host.answers', said);
  if (power?.result.ok !== true) return judged(EFFECT, 'unknown', 'effect.host.not-known', said);
  return power.result.value === 'off'
    ? judged(EFFECT, 'pass', 'effect.host.off', said)
    : judged(EFFECT, 'fail', 'effect.host.on', said);
}
