import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { HostFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import { judged, type RuleHead, type Said } from './judged.ts';
import { hasNoPower } from './no-power.ts';
import { judgeAnswers } from './answers.ts';
import { wordEvidence } from './word-evidence.ts';

/** Interlock I25: a node is declared DOWN only when it has really stopped. */
const I25: RuleHead = { rule: 'I25', citation: 'cf43-5.2.3', attestable: true };

/**
 * Proof that the guest has stopped: on every host that could run it shut off, for another reason than saved
 * or from-snapshot, without a managed-save image and without a QEMU process of it; or that host has no
 * power by its BMC. What one host does not tell keeps the whole unknown; so does a guest that none of them lists, unless
 * it was last known to run on one that has no power now.
 */
export function judgeStopped(facts: RecoveryFacts): JudgedRule {
  const { node, hosts } = facts;
  const answers = judgeAnswers(I25, 'rule.I25.answers', facts);
  if (answers !== null) return answers;
  const views = hosts.map((host) => ({ host: host.host, view: viewOf(host), wordOf: wordOf(facts, host) }));
  const evidence = [...hosts.flatMap(evidenceOf), ...views.flatMap(({ wordOf: word }) => word ?? [])];
  const about = (host: HostName, values: JudgedRule['values']): Said => ({
    subject: { kind: 'host', id: host },
    values: { node, host, ...values },
    evidence,
  });
  for (const { host, view } of views)
    if (view.kind === 'runs') return judged(I25, 'fail', 'rule.I25.runs', about(host, { state: view.state }));
  const saved = views.find(({ view }) => view.kind === 'saved');
  if (saved !== undefined) return judged(I25, 'fail', 'rule.I25.saved', about(saved.host, {}));
  const silent = views.filter(({ view, wordOf: word }) => view.kind === 'unknown' && word === null);
  const [first] = silent;
  if (first !== undefined) {
    const said = about(first.host, { hosts: silent.map(({ host }) => host).join(', ') });
    const attestBy = mayBeVouchedFor(first.host, facts);
    return judged(I25, 'unknown', attestBy === null ? 'rule.I25.powered' : 'rule.I25.hosts', {
      ...said,
      attestBy,
    });
  }
  return whereItStopped(facts, views, evidence);
}

/**
 * It is known where it does not run any more. A guest that no host knows may run where nobody looks, or here under
 * another UUID.
 */
export const hasPlace = ({ hosts, ranOn }: Pick<RecoveryFacts, 'hosts' | 'ranOn'>): boolean =>
  hosts.some((each) => {
    const { kind } = viewOf(each);
    return kind === 'off' || (kind === 'no-power' && ranOn.includes(each.host));
  });

interface Seen {
  readonly host: HostName;
  readonly view: HostView;
  readonly wordOf: Evidence | null;
}

/** Every host has told, has no power, or a person vouches for it. */
function whereItStopped(
  facts: RecoveryFacts,
  views: readonly Seen[],
  evidence: readonly Evidence[],
): JudgedRule {
  const { node } = facts;
  const subject = { kind: 'node', id: node } as const;
  const dark = views.filter(({ view }) => view.kind === 'no-power');
  const listed = views.filter(({ view }) => view.kind === 'off');
  const isPlaced = hasPlace(facts);
  const vouched = views.filter(
    ({ view, wordOf: word }) =>
      view.kind === 'unknown' || (!isPlaced && view.kind === 'no-power' && word !== null),
  );
  const values = { node, hosts: namesOf(vouched.length > 0 ? vouched : [...listed, ...dark]) };
  if (vouched.length > 0)
    return judged(I25, 'pass', 'rule.I25.asserted', { subject, values, evidence, attested: true });
  if (isPlaced) return judged(I25, 'pass', 'rule.I25.stopped', { subject, values, evidence });
  const [first] = dark;
  const attestBy = first === undefined ? null : vouchWords(first.host, node);
  return judged(I25, 'unknown', 'rule.I25.nowhere', { subject, values: { node }, evidence, attestBy });
}

const namesOf = (views: readonly Seen[]): string => views.map(({ host }) => host).join(', ');

/** What a person types to vouch that a guest does not run on a silent host. */
export const vouchWords = (host: string, node: string): string => `${host}/${node}`;

/** A BMC that says "on" has told something: no word stands against it. */
function mayBeVouchedFor(name: HostName, { hosts, node }: RecoveryFacts): string | null {
  const power = hosts.find(({ host }) => host === name)?.power ?? null;
  return power?.result.ok === true && power.result.value === 'on' ? null : vouchWords(name, node);
}

/** A person's word about one host, where one may be given; null: none was. */
function wordOf(facts: RecoveryFacts, { host }: HostFacts): Evidence | null {
  const wanted = mayBeVouchedFor(host, facts);
  const word = facts.asserted.find(({ typed }) => typed === wanted);
  return word === undefined ? null : wordEvidence(word);
}

export type HostView =
  | { readonly kind: 'runs'; readonly state: string }
  | { readonly kind: 'saved' }
  | { readonly kind: 'unknown' }
  /** Listed here and shut off. */
  | { readonly kind: 'off' }
  /** Whatever was here runs no more; whether it was here, this host cannot tell. */
  | { readonly kind: 'no-power' }
  | { readonly kind: 'not-here' };

/** Nothing of it runs there. */
export const isOff = (view: HostView): boolean => view.kind === 'off' || view.kind === 'no-power';

/** What one host proves about the guest. A host without power runs nothing; its power being on proves nothing. */
export function viewOf(facts: HostFacts): HostView {
  const running = runningState(facts);
  if (running !== null) return { kind: 'runs', state: running };
  const { domain, processes } = facts;
  if (!domain.result.ok || !processes.result.ok) return { kind: hasNoPower(facts) ? 'no-power' : 'unknown' };
  const listed = domain.result.value;
  if (listed === null) return { kind: 'not-here' };
  const isSaved = listed.managedSave || SAVED.has(listed.standing.reason);
  return { kind: isSaved ? 'saved' : 'off' };
}

/** A domain that is not shut off, or a process of it, whichever is seen; null: neither is. */
function runningState({ domain, processes }: HostFacts): string | null {
  const listed = domain.result.ok ? domain.result.value : null;
  if (listed !== null && listed.standing.state !== 'shut off') {
    return `${listed.standing.state} (${listed.standing.reason})`;
  }
  return processes.result.ok && processes.result.value.length > 0 ? 'QEMU process' : null;
}

const SAVED: ReadonlySet<string> = new Set(['saved', 'from snapshot']);

export const evidenceOf = ({ domain, processes, power }: HostFacts): HostFacts['domain']['evidence'][] => [
  domain.evidence,
  processes.evidence,
  ...(power === null ? [] : [power.evidence]),
];
