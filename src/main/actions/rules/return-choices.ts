import type { HostReturnRequest } from '../../../shared/domain/host-operations.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { isOn, type DomainHere, type HostGuestsFacts, type NodeGuest } from '../facts/host-guests-facts.ts';
import { applicationsOn } from './applications.ts';
import { serves } from './application-state.ts';
import { CHOICE } from './drain-choices.ts';
import { judged } from './judged.ts';

/** What a person chose to start, what the last drain stopped and nobody chose, and what works elsewhere meanwhile. */
export function judgeReturn(request: HostReturnRequest, facts: HostGuestsFacts): readonly JudgedRule[] {
  const { domains, host, drained } = facts;
  const said = { subject: { kind: 'host', id: host } as const, evidence: [domains.evidence] };
  if (!domains.result.ok)
    return [judged(CHOICE, 'unknown', 'rule.choice.not-known', { ...said, values: { host } })];
  const listed = domains.result.value;
  const none =
    request.start.length === 0
      ? [judged(CHOICE, 'unknown', 'rule.return.none', { ...said, values: { host } })]
      : [];
  const names = [
    ...new Set([...request.start, ...listed.filter((each) => !isOn(each)).map(({ name }) => name)]),
  ];
  const guests = names.map((guest) => {
    const domain = listed.find(({ name }) => name === guest);
    const values = { host, guest, node: nodeOf(facts, guest)?.entry.name ?? '' };
    const subject = { kind: 'guest', id: guest } as const;
    const { verdict, sentence } = standingOf(domain, request.start.includes(guest), drained.includes(guest));
    return judged(CHOICE, verdict, sentence, { ...said, subject, values });
  });
  return [...none, ...guests, ...judgeBack(request, facts)];
}

const nodeOf = ({ nodes }: HostGuestsFacts, name: string) => nodes.find(({ guest }) => guest === name);

function standingOf(
  domain: DomainHere | undefined,
  isChosen: boolean,
  isDrained: boolean,
): Pick<JudgedRule, 'verdict' | 'sentence'> {
  if (domain === undefined) return { verdict: 'fail', sentence: 'rule.return.stranger' };
  if (isChosen) return { verdict: 'pass', sentence: isOn(domain) ? 'rule.return.runs' : 'rule.return.start' };
  return { verdict: 'pass', sentence: isDrained ? 'rule.return.drained' : 'rule.return.off' };
}

/** Going back is a choice: an application that nobody chose stays where it works. */
function judgeBack({ start, back }: HostReturnRequest, facts: HostGuestsFacts): readonly JudgedRule[] {
  const homes = facts.nodes.filter(({ guest }) => start.includes(guest) || facts.drained.includes(guest));
  const away = homes.flatMap((each) =>
    awayFrom(each, facts).map(({ application, node }) => {
      const { cluster, entry } = each;
      const isChosen = back.some(
        (wish) =>
          wish.cluster === cluster.name && wish.application === application && wish.target === entry.name,
      );
      const values = { application, cluster: cluster.name, node: entry.name, on: node, guest: each.guest };
      const sentence = isChosen ? 'rule.return.back' : 'rule.return.away';
      return judged(CHOICE, 'pass', sentence, {
        subject: { kind: 'application', id: `${cluster.name}/${application}` },
        evidence: each.applications.nodes.map(({ round }) => round.evidence),
        values,
      });
    }),
  );
  const strangers = back.filter(
    ({ cluster, target }) =>
      !facts.nodes.some((each) => each.cluster.name === cluster && each.entry.name === target),
  );
  return [
    ...away,
    ...strangers.map(({ application, cluster, target }) =>
      judged(CHOICE, 'fail', 'rule.return.back-stranger', {
        subject: { kind: 'host', id: facts.host },
        evidence: [],
        values: { application, cluster, node: target, host: facts.host },
      }),
    ),
  ];
}

/** Applications of its cluster that serve on a node of another host now. */
const awayFrom = ({ entry, applications }: NodeGuest, { nodes }: HostGuestsFacts) =>
  applicationsOn(applications.nodes).filter(
    ({ node, state }) =>
      !nodes.some((each) => each.entry.name === node) && serves({ node: entry.name, state, details: '' }),
  );
