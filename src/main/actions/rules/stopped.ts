import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { HostFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';

/** Interlock I25: a node is declared DOWN only when it has really stopped. */
const I25: RuleHead = { rule: 'I25', citation: 'cf43-5.2.3', attestable: true };

/**
 * Proof that the guest has stopped: on every host that could run it shut off, for another reason than saved
 * or from-snapshot, without a managed-save image and without a QEMU process of it; or that host has no
 * power by its BMC. What one host does not tell keeps the whole unknown.
 */
export function judgeStopped(facts: RecoveryFacts): JudgedRule {
  const { node, hosts } = facts;
  const views = hosts.map((host) => ({ host, view: viewOf(host) }));
  const evidence = hosts.flatMap(evidenceOf);
  const subject = { kind: 'node', id: node } as const;
  const running = views.find(({ view }) => view.kind === 'runs');
  if (running?.view.kind === 'runs') {
    const { host } = running;
    const values = { node, host: host.host, state: running.view.state };
    return judged(I25, 'fail', 'rule.I25.runs', {
      subject: { kind: 'host', id: host.host },
      values,
      evidence,
    });
  }
  const saved = views.find(({ view }) => view.kind === 'saved');
  if (saved !== undefined) {
    const values = { node, host: saved.host.host };
    return judged(I25, 'fail', 'rule.I25.saved', {
      subject: { kind: 'host', id: saved.host.host },
      values,
      evidence,
    });
  }
  const silent = views.filter(({ view }) => view.kind === 'unknown').map(({ host }) => host.host);
  const first = silent[0];
  if (first !== undefined) {
    const values = { node, hosts: silent.join(', ') };
    return judged(I25, 'unknown', 'rule.I25.hosts', {
      subject: { kind: 'host', id: first },
      values,
      evidence,
    });
  }
  const listed = views.filter(({ view }) => view.kind === 'off').map(({ host }) => host.host);
  if (listed.length === 0) {
    // A guest that no host knows may run where nobody looks.
    return judged(I25, 'unknown', 'rule.I25.nowhere', { subject, values: { node }, evidence });
  }
  return judged(I25, 'pass', 'rule.I25.stopped', {
    subject,
    values: { node, hosts: listed.join(', ') },
    evidence,
  });
}

export type HostView =
  | { readonly kind: 'runs'; readonly state: string }
  | { readonly kind: 'saved' }
  | { readonly kind: 'unknown' }
  /** Listed here and shut off, or the host has no power. */
  | { readonly kind: 'off' }
  | { readonly kind: 'not-here' };

/** What one host proves about the guest. A host without power runs nothing; its power being on proves nothing. */
export function viewOf(facts: HostFacts): HostView {
  const running = runningState(facts);
  if (running !== null) return { kind: 'runs', state: running };
  const { domain, processes } = facts;
  if (!domain.result.ok || !processes.result.ok) return { kind: hasNoPower(facts) ? 'off' : 'unknown' };
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

const hasNoPower = ({ power }: HostFacts): boolean =>
  power?.result.ok === true && power.result.value === 'off';

const SAVED: ReadonlySet<string> = new Set(['saved', 'from snapshot']);

export const evidenceOf = ({ domain, processes, power }: HostFacts): HostFacts['domain']['evidence'][] => [
  domain.evidence,
  processes.evidence,
  ...(power === null ? [] : [power.evidence]),
];
