import type { HostName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { DomainOnHost, HostFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeAnswers } from './answers.ts';
import { EFFECT } from './effects.ts';
import { judged, type RuleHead } from './judged.ts';
import { I41 } from './start.ts';
import { evidenceOf, viewOf } from './stopped.ts';

/** Interlocks I5, I47: a node always boots fully, never from saved memory. */
export const I5: RuleHead = { rule: 'I5', citation: 'virsh', attestable: false };
const HOME: RuleHead = { rule: 'home', citation: 'our-rule', attestable: false };

/** Interlock I41: it does not answer, every host says that it does not run there, and one of them lists it. */
export function judgeNowhere(facts: RecoveryFacts): JudgedRule {
  const { node, hosts } = facts;
  const answers = judgeAnswers(I41, 'rule.I41.answers', facts);
  if (answers !== null) return answers;
  const evidence = hosts.flatMap(evidenceOf);
  for (const host of hosts) {
    const { kind } = viewOf(host);
    const said = {
      subject: { kind: 'host', id: host.host } as const,
      evidence,
      values: { node, host: host.host },
    };
    if (kind === 'runs') return judged(I41, 'fail', 'rule.I41.runs', said);
    if (kind === 'unknown') return judged(I41, 'unknown', 'rule.I41.host', said);
  }
  const said = { subject: { kind: 'node', id: node } as const, evidence, values: { node } };
  return hosts.some((host) => domainOn(host) !== null)
    ? judged(I41, 'pass', 'rule.I41.nowhere', said)
    : judged(I41, 'unknown', 'rule.I41.unlisted', said);
}

/** No host that answers holds saved memory of it. */
export function judgeNoImage({ node, hosts }: RecoveryFacts): JudgedRule {
  const evidence = hosts.flatMap(evidenceOf);
  for (const host of hosts) {
    const said = {
      subject: { kind: 'host', id: host.host } as const,
      evidence,
      values: { node, host: host.host },
    };
    if (domainOn(host)?.managedSave === true) return judged(I5, 'fail', 'rule.I5.saved', said);
    // A host without power restores nothing.
    if (viewOf(host).kind === 'unknown') return judged(I5, 'unknown', 'rule.I5.not-known', said);
  }
  return judged(I5, 'pass', 'rule.I5.none', {
    subject: { kind: 'node', id: node },
    evidence,
    values: { node },
  });
}

/** Its saved memory on that host is gone. */
export function judgeImageGone({ node, hosts }: RecoveryFacts, host: HostName): JudgedRule {
  const found = hosts.find((each) => each.host === host);
  const listed = found === undefined ? null : domainOn(found);
  const said = {
    subject: { kind: 'host', id: host } as const,
    evidence: found === undefined ? [] : evidenceOf(found),
    values: { node, host },
  };
  if (listed === null) return judged(EFFECT, 'unknown', 'effect.image.not-known', said);
  return listed.managedSave
    ? judged(EFFECT, 'fail', 'effect.image.there', said)
    : judged(EFFECT, 'pass', 'effect.image.gone', said);
}

/** One host runs it, as libvirt there says: what is sent to the guest reaches that very domain. */
export function judgeOneHome(facts: RecoveryFacts): JudgedRule {
  const homes = homesOf(facts);
  if (homes.length <= 1) return judgeSomeHome(facts);
  return judged(HOME, 'fail', 'rule.home.several', {
    subject: { kind: 'node', id: facts.node },
    evidence: facts.hosts.flatMap(evidenceOf),
    values: { node: facts.node, hosts: homes.map(({ host }) => host).join(', ') },
  });
}

/** At least one host runs it, as libvirt there says. */
export function judgeSomeHome(facts: RecoveryFacts): JudgedRule {
  const { node, hosts } = facts;
  const homes = homesOf(facts).map(({ host }) => host);
  const dark = hosts.filter(({ domain }) => !domain.result.ok).map(({ host }) => host);
  const said = { subject: { kind: 'node', id: node } as const, evidence: hosts.flatMap(evidenceOf) };
  if (homes.length > 0)
    return judged(HOME, 'pass', 'rule.home.runs', { ...said, values: { node, hosts: homes.join(', ') } });
  return dark.length > 0 || hosts.length === 0
    ? judged(HOME, 'unknown', 'rule.home.not-known', { ...said, values: { node, hosts: dark.join(', ') } })
    : judged(HOME, 'fail', 'rule.home.none', { ...said, values: { node } });
}

/** Hosts where libvirt has it in any state but shut off. */
export const homesOf = ({ hosts }: RecoveryFacts): readonly HostFacts[] =>
  hosts.filter((host) => (domainOn(host)?.standing.state ?? 'shut off') !== 'shut off');

export const domainOn = ({ domain }: HostFacts): DomainOnHost | null =>
  domain.result.ok ? domain.result.value : null;
