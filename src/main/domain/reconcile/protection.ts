import type { Finding, FindingCode } from '../../../shared/domain/finding.ts';
import type { AgentRecord } from '../../../shared/domain/site-picture.ts';
import type { Protection } from '../../../shared/domain/verdict.ts';
import type { ClusterDraft, NodeDraft } from './site-readings.ts';

/** Findings that mean that a failing node might not be stopped, or not in the usual time. */
const DEBTS: ReadonlySet<FindingCode> = new Set([
  'sf-not-running',
  'sf-agent-failed',
  'sf-kill-failed',
  'sf-target-differs',
  'cf-timeout-raised',
  'migration-window',
]);

/** Agents that look and do not stop anything (IAG 4.4, 5.1.2, table 5.5; CF guide 4.5 for Solaris, 7.3.7). */
const WATCHERS: ReadonlySet<string> = new Set(['SA_icmp', 'SA_vmchkhost']);

/**
 * Fenced only when every node's shutdown facility is known to run and has, towards each other node, an agent
 * whose last test worked. That test may be ten minutes old.
 */
export function protectionOf(
  cluster: ClusterDraft,
  members: readonly NodeDraft[],
  found: readonly Finding[],
): Protection {
  if (found.some(({ code }) => DEBTS.has(code))) return 'debt';
  const works = new Set(
    cluster.agents.filter(canStop).map(({ observer, target }) => `${observer}\n${target}`),
  );
  const pairs = members.flatMap((observer) =>
    members.filter((target) => target !== observer).map((target) => `${observer.name}\n${target.name}`),
  );
  const runs = members.every(({ sf }) => sf.kind === 'known' && sf.value === 'running');
  return runs && pairs.length > 0 && pairs.every((pair) => works.has(pair)) ? 'fenced' : 'unknown';
}

function canStop({ agent, standing }: AgentRecord): boolean {
  if (WATCHERS.has(agent) || standing.kind === 'unknown') return false;
  const { init, test, shut } = standing.value;
  const isTested = test === 'TestWorked' || test === 'Testing';
  return init === 'InitWorked' && isTested && shut !== 'KillFailed';
}
