import type { HostDrainRequest } from '../../../shared/domain/host-operations.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { isOn, type HostGuestsFacts, type NodeGuest } from '../facts/host-guests-facts.ts';
import { judged, type RuleHead, type Said } from './judged.ts';
import { evidenceOf } from './stopped.ts';
import { waysAway } from './switch-away.ts';
import { ownState } from './views-of-node.ts';

/** A person chooses for each guest; what nobody chose for is not touched, and blocks. */
export const CHOICE: RuleHead = { rule: 'choice', citation: 'our-rule', attestable: false };

/** Nodes that leave with the chosen guests: none of them takes an application. */
export const leavingNodes = (
  { nodes }: Pick<HostGuestsFacts, 'nodes'>,
  stop: readonly string[],
): readonly NodeName[] => nodes.filter(({ guest }) => stop.includes(guest)).map(({ entry }) => entry.name);

/** One verdict for each guest that is on or chosen: what the choice means, or that there is none. */
export function judgeChoices(request: HostDrainRequest, facts: HostGuestsFacts): readonly JudgedRule[] {
  const { domains, host } = facts;
  const evidence = [domains.evidence];
  const subject = { kind: 'host', id: host } as const;
  if (!domains.result.ok)
    return [judged(CHOICE, 'unknown', 'rule.choice.not-known', { subject, evidence, values: { host } })];
  const listed = domains.result.value;
  const on = listed.filter(isOn).map(({ name }) => name);
  const chosen = [...request.stop, ...request.leave.map(({ guest }) => guest)];
  const guests = [...new Set([...on, ...chosen])];
  if (guests.length === 0)
    return [judged(CHOICE, 'pass', 'rule.choice.nobody', { subject, evidence, values: { host } })];
  return guests.map((guest) => {
    if (!listed.some(({ name }) => name === guest))
      return judged(CHOICE, 'fail', 'rule.choice.stranger', { subject, evidence, values: { host, guest } });
    return ofGuest(guest, on.includes(guest), request, facts);
  });
}

function ofGuest(
  guest: string,
  isActive: boolean,
  request: HostDrainRequest,
  facts: HostGuestsFacts,
): JudgedRule {
  const isStopped = request.stop.includes(guest);
  const left = request.leave.find((each) => each.guest === guest);
  const found = facts.nodes.find((each) => each.guest === guest);
  const meaning = meaningOf(guest, found, leavingNodes(facts, [...request.stop, guest]));
  const said = {
    subject: { kind: 'guest', id: guest } as const,
    evidence: [facts.domains.evidence, ...evidenceFor(facts, guest, found)],
    values: { ...meaning.values, reason: left?.reason ?? '' },
  };
  const say = (verdict: JudgedRule['verdict'], sentence: JudgedRule['sentence']) =>
    judged(CHOICE, verdict, sentence, said);
  if (isStopped && left !== undefined) return say('fail', 'rule.choice.twice');
  if (!isActive) return say('pass', 'rule.choice.off');
  if (left !== undefined) return say('pass', 'rule.choice.leave');
  if (!isStopped) return say('unknown', 'rule.choice.open');
  return meaning.stuck ? say('fail', 'rule.choice.nowhere') : mayStop(found, said, facts.unnamed);
}

/** A guest that no node is may be stopped only where every node of the site has a guest of its own. */
function mayStop(found: NodeGuest | undefined, said: Said, unnamed: readonly NodeName[]): JudgedRule {
  if (found !== undefined || unnamed.length === 0) return judged(CHOICE, 'pass', 'rule.choice.stop', said);
  const values = { ...said.values, nodes: unnamed.join(', ') };
  return judged(CHOICE, 'unknown', 'rule.choice.maybe-node', { ...said, values });
}

const evidenceFor = ({ plain }: HostGuestsFacts, guest: string, found: NodeGuest | undefined) =>
  found === undefined
    ? (plain.find((each) => each.guest === guest)?.hosts ?? []).flatMap(evidenceOf)
    : found.applications.nodes.map(({ round }) => round.evidence);

const NO_NODE = {
  isNode: 'no',
  hasWays: 'no',
  node: '',
  cluster: '',
  ways: '',
  stuck: '',
  count: 0,
  nodes: '',
};

/** What stopping it would mean: which applications go where, and who is left of its cluster. */
function meaningOf(guest: string, found: NodeGuest | undefined, leaving: readonly NodeName[]) {
  if (found === undefined) return { stuck: false, values: { ...NO_NODE, guest } };
  const ways = waysAway(found, leaving);
  const stuck = ways.filter(({ target }) => target === null).map(({ application }) => application);
  const left = found.applications.nodes.filter(
    (each) => !leaving.includes(each.node) && ownState(each) === 'UP',
  );
  return {
    stuck: stuck.length > 0,
    values: {
      guest,
      isNode: 'yes',
      hasWays: ways.length > 0 ? 'yes' : 'no',
      node: found.entry.name,
      cluster: found.cluster.name,
      ways: ways.map(({ application, target }) => `${application} → ${target ?? '?'}`).join(', '),
      stuck: stuck.join(', '),
      count: left.length,
      nodes: left.map(({ node }) => node).join(', '),
    },
  };
}
