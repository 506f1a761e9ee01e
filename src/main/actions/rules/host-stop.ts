import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { Fresh } from '../facts/cluster-facts.ts';
import type { HostStopFacts } from '../facts/host-stop-facts.ts';
import { EFFECT } from './effects.ts';
import { judged, type RuleHead } from './judged.ts';
import { ownState } from './views-of-node.ts';
import { wordEvidence } from './word-evidence.ts';

/** Interlock I6: a host stops only after its guests. */
const I6: RuleHead = { rule: 'I6', citation: 'iag45-2.2.1', attestable: true };
/** Interlock I43: in configuration C a host leaves its own cluster in an orderly way. */
const I43: RuleHead = { rule: 'I43', citation: 'our-rule', attestable: false };

const saidOf = ({ host, active, processes, power }: HostStopFacts) => ({
  subject: { kind: 'host', id: host } as const,
  evidence: [active.evidence, processes.evidence, ...(power === null ? [] : [power.evidence])],
});

/**
 * No domain in any state but shut off, and no QEMU process. A person's word stands in only where neither libvirt nor
 * SSH answers and the BMC has said how the host's power is.
 */
export function judgeNothingRuns(facts: HostStopFacts): JudgedRule {
  const { host, active, processes } = facts;
  const said = saidOf(facts);
  const domains = active.result.ok ? active.result.value : [];
  const [first] = domains;
  if (first !== undefined)
    return judged(I6, 'fail', 'rule.I6.runs', {
      ...said,
      values: {
        host,
        count: domains.length,
        domains: domains.map(({ name, state }) => `${name}: ${state}`).join(', '),
      },
    });
  const count = processes.result.ok ? processes.result.value.length : 0;
  if (count > 0) return judged(I6, 'fail', 'rule.I6.process', { ...said, values: { host, count } });
  if (active.result.ok && processes.result.ok)
    return judged(I6, 'pass', 'rule.I6.nothing', { ...said, values: { host } });
  return vouchedFor(facts);
}

/** The host itself does not tell. */
function vouchedFor(facts: HostStopFacts): JudgedRule {
  const { host, active, processes, power, lastKnown, asserted } = facts;
  const said = saidOf(facts);
  const values = { host, count: lastKnown.length, guests: lastKnown.join(', ') };
  const mayBeVouchedFor = !active.result.ok && !processes.result.ok && power?.result.ok === true;
  const word = mayBeVouchedFor ? asserted.find(({ typed }) => typed === host) : undefined;
  if (word === undefined)
    return judged(I6, 'unknown', 'rule.I6.not-known', {
      ...said,
      values,
      attestBy: mayBeVouchedFor ? host : null,
    });
  return judged(I6, 'pass', 'rule.I6.asserted', {
    ...said,
    values,
    evidence: [...said.evidence, wordEvidence(word)],
    attested: true,
  });
}

/** Its CF is UP and leaves with the stop scripts, and no node of its cluster is LEFTCLUSTER. */
export function judgeLeavesCleanly({ host, cluster }: HostStopFacts): JudgedRule {
  const nodes = cluster === null ? [] : [cluster.own, ...cluster.others];
  const said = {
    subject: { kind: 'host', id: host } as const,
    evidence: nodes.map(({ round }) => round.evidence),
  };
  if (cluster === null) return judged(I43, 'pass', 'rule.I43.no-node', { ...said, values: { host } });
  const values = { host, cluster: cluster.name };
  const tables = nodes.map(({ round }) =>
    round.result.ok && round.result.value.cfNodes.ok ? round.result.value.cfNodes.value : null,
  );
  const isLeft = tables.some(
    (table) => table !== null && rowsOf(table).some(({ state }) => state === 'LEFTCLUSTER'),
  );
  if (isLeft) return judged(I43, 'fail', 'rule.I43.left', { ...said, values });
  const state = ownState(cluster.own);
  if (state !== null && state !== 'UP')
    return judged(I43, 'fail', 'rule.I43.not-up', { ...said, values: { ...values, state } });
  return state === null || tables.some((table) => table?.kind !== 'whole')
    ? judged(I43, 'unknown', 'rule.I43.not-known', { ...said, values })
    : judged(I43, 'pass', 'rule.I43.up', { ...said, values });
}

const isSilent = ({ result }: Fresh<unknown>): boolean =>
  !result.ok && (result.error.kind === 'unreachable' || result.error.kind === 'timed-out');

/** What is typed for a host without a BMC: not its name alone, with which a person vouches for its guests (I6). */
const offWords = (host: string): string => `${host} off`;

/** Off by its BMC; without one, silence proves nothing (a hung sshd is silent too): a person looks, and vouches. */
export function judgeHostOff(facts: HostStopFacts): JudgedRule {
  const { host, active, processes, power } = facts;
  const said = { ...saidOf(facts), values: { host } };
  if (active.result.ok || processes.result.ok) return judged(EFFECT, 'fail', 'effect.host.answers', said);
  if (power !== null) {
    if (!power.result.ok) return judged(EFFECT, 'unknown', 'effect.host.not-known', said);
    return power.result.value === 'off'
      ? judged(EFFECT, 'pass', 'effect.host.off', said)
      : judged(EFFECT, 'fail', 'effect.host.on', said);
  }
  return isSilent(active) && isSilent(processes)
    ? silentHost(facts)
    : judged(EFFECT, 'unknown', 'effect.host.not-known', said);
}

function silentHost(facts: HostStopFacts): JudgedRule {
  const { host, asserted } = facts;
  const said = { ...saidOf(facts), values: { host } };
  const head = { ...EFFECT, attestable: true };
  const word = asserted.find(({ typed }) => typed === offWords(host));
  if (word === undefined)
    return judged(head, 'unknown', 'effect.host.silent', { ...said, attestBy: offWords(host) });
  return judged(head, 'pass', 'effect.host.asserted', {
    ...said,
    evidence: [...said.evidence, wordEvidence(word)],
    attested: true,
  });
}
