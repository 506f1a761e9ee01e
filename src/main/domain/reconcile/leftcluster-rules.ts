import type { Finding } from '../../../shared/domain/finding.ts';
import { sfBudget } from '../sf-budget/sf-budget.ts';
import { sfSettingsOf, UNKNOWN_SF_SETTINGS } from '../sf-budget/sf-settings.ts';
import { nodeSubject, raise, list, type Rule } from './rule.ts';
import type { NodeDraft } from './site-readings.ts';
import type { Site } from './site.ts';
import { stopEvidence, type StopEvidence } from './stop-evidence.ts';

/** A node that at least one other sees LEFTCLUSTER, and since when the first does. */
interface Accused {
  readonly node: NodeDraft;
  readonly observers: string;
  readonly since: number;
}

function accused(site: Site): Accused[] {
  return site.nodes.flatMap((node) => {
    const seen = node.cfSeen.flatMap(({ observer, state }) =>
      state.kind === 'known' && state.value === 'LEFTCLUSTER' ? [{ observer, since: state.since }] : [],
    );
    if (seen.length === 0) return [];
    const since = Math.min(...seen.map((each) => each.since));
    return [{ node, observers: list(seen.map(({ observer }) => observer)), since }];
  });
}

/** What every sentence about a LEFTCLUSTER needs, with the seconds that SF may still take from `since` on. */
function factsOf({ node, observers }: Accused, site: Site): Record<string, string> {
  const cluster = site.clusterOf(node);
  const settings = cluster === null ? UNKNOWN_SF_SETTINGS : sfSettingsOf(cluster, site.membersOf(cluster));
  return {
    node: node.name,
    cluster: node.cluster,
    observer: observers,
    guest: site.guestOf(node)?.name ?? '',
    budgetSeconds: String(sfBudget(settings).ms / 1000),
  };
}

const byEvidence = <K extends StopEvidence['kind']>(
  code: Finding['code'],
  kind: K,
  more: (evidence: Extract<StopEvidence, { kind: K }>) => Record<string, string>,
): Rule => ({
  code,
  judge: (site) =>
    accused(site).flatMap((each) => {
      const evidence = stopEvidence(site.guestOf(each.node), site);
      if (!isOf(evidence, kind)) return [];
      const facts = { ...factsOf(each, site), ...more(evidence) };
      return [raise(code, nodeSubject(each.node), each.since, facts)];
    }),
});

const isOf = <K extends StopEvidence['kind']>(
  evidence: StopEvidence,
  kind: K,
): evidence is Extract<StopEvidence, { kind: K }> => evidence.kind === kind;

/** The domain still runs, or is paused or crashed, which is not stopped: never mark it down. */
export const leftclusterDomainRuns = byEvidence('leftcluster-domain-runs', 'runs', ({ host, state }) => ({
  host,
  state,
}));

export const leftclusterDomainStopped = byEvidence('leftcluster-domain-stopped', 'off', ({ hosts }) => ({
  hosts,
}));

/** Also for nodes of hosts and of VMware: no source proves their power state. */
export const leftclusterStopNotProven = byEvidence(
  'leftcluster-stop-not-proven',
  'not-proven',
  ({ why }) => ({ doubt: why }),
);

/** It answers on the admin LAN and says of itself that it is UP: it lives, and may write. */
export const leftclusterWhileAnswering: Rule = {
  code: 'leftcluster-while-answering',
  judge: (site) =>
    accused(site).flatMap((each) => {
      const { node } = each;
      if (node.ssh.kind !== 'known' || node.cfLocal.kind !== 'known') return [];
      // What it answered before it was lost says nothing.
      if (node.ssh.at < each.since || node.cfLocal.at < each.since) return [];
      const facts = { ...factsOf(each, site), state: node.cfLocal.value };
      return [raise('leftcluster-while-answering', nodeSubject(node), each.since, facts)];
    }),
};
