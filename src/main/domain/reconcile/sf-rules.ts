import type { Finding, FindingCode } from '../../../shared/domain/finding.ts';
import type { AgentTarget } from '../../../shared/domain/node-round.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { AgentStanding } from '../../../shared/domain/sf.ts';
import { coexist } from './coexist.ts';
import { homeOf } from './placement.ts';
import { clusterSubject, list, nodeSubject, raise, sinceAll, type Rule } from './rule.ts';
import type { ClusterDraft, GuestDraft, NodeDraft } from './site-readings.ts';

/** One observer's agents towards one node, as far as they are known. */
interface Row {
  readonly observer: NodeName;
  readonly agent: string;
  readonly standing: AgentStanding;
  readonly since: number;
}

const rowsTowards = (cluster: ClusterDraft, node: NodeDraft): readonly Row[] =>
  cluster.agents.flatMap(({ observer, target, agent, standing }) =>
    target === node.name && standing.kind === 'known'
      ? [{ observer, agent, standing: standing.value, since: standing.since }]
      : [],
  );

/** A rule over what each cluster's agents say towards each of its nodes. */
const towardsEach = (code: FindingCode, holding: (rows: readonly Row[]) => readonly Row[]): Rule => ({
  code,
  judge: (site) =>
    site.clusters.flatMap((cluster) =>
      site.membersOf(cluster).flatMap((node) => {
        const found = holding(rowsTowards(cluster, node));
        if (found.length === 0) return [];
        const facts = {
          node: node.name,
          cluster: cluster.name,
          agent: list(found.map(({ agent }) => agent)),
          observer: list(found.map(({ observer }) => observer)),
        };
        return [raise(code, nodeSubject(node), sinceAll(found.map(({ since }) => since)), facts)];
      }),
    ),
});

/** Every agent of one observer failed to stop the node: it stays LEFTCLUSTER (CF guide 4.3, 7.4.1). */
export const killFailed = towardsEach('sf-kill-failed', (rows) =>
  rows.filter(({ observer }) =>
    rows.filter((row) => row.observer === observer).every(({ standing }) => standing.shut === 'KillFailed'),
  ),
);

/** No test has ended yet, so that nobody knows whether the agent could stop the node. */
export const untested = towardsEach('sf-agent-untested', (rows) =>
  rows.filter(({ standing }) => standing.test === 'Unknown' && !standing.init.endsWith('Failed')),
);

/** A shutdown facility that runs and does not list an agent that its `rcsd.cfg` names, or no agent at all. */
export const noAgent: Rule = {
  code: 'sf-no-agent',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const members = site.membersOf(cluster);
      const running = members.filter(({ sf }) => sf.kind === 'known' && sf.value === 'running');
      const listed = agentsListed(cluster);
      return members.flatMap((node) => {
        const gaps = running
          .filter(({ name }) => name !== node.name)
          .flatMap((observer) => {
            const missing = missingAgents(observer, node, listed.get(`${observer.name}\n${node.name}`) ?? []);
            return missing.map((agent) => ({ observer: observer.name, agent, since: observer.sf.since }));
          });
        if (gaps.length === 0) return [];
        const facts = {
          node: node.name,
          cluster: cluster.name,
          agent: list(gaps.map(({ agent }) => agent)),
          observer: list(gaps.map(({ observer }) => observer)),
        };
        return [raise('sf-no-agent', nodeSubject(node), sinceAll(gaps.map(({ since }) => since)), facts)];
      });
    }),
};

function agentsListed(cluster: ClusterDraft): ReadonlyMap<string, readonly string[]> {
  const listed = new Map<string, string[]>();
  for (const { observer, target, agent, standing } of cluster.agents) {
    if (standing.kind === 'unknown' && standing.because.kind === 'missing') continue;
    const key = `${observer}\n${target}`;
    listed.set(key, [...(listed.get(key) ?? []), agent]);
  }
  return listed;
}

/** By the observer's own rcsd.cfg; where that is not known, at least one agent must be there. */
function missingAgents(observer: NodeDraft, target: NodeDraft, listed: readonly string[]): string[] {
  const { rcsd } = observer;
  const entry = rcsd.kind === 'known' ? rcsd.value.find(({ node }) => node === target.name) : undefined;
  const missing = (entry?.agents ?? []).map(({ agent }) => agent).filter((agent) => !listed.includes(agent));
  return missing.length === 0 && listed.length === 0 ? ['any agent'] : missing;
}

/** `rcsd.cfg` must be the same on every node (CF guide 4.3, 7.4.1). */
export const settingsDiffer: Rule = {
  code: 'sf-settings-differ',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const known = site
        .membersOf(cluster)
        .flatMap(({ name, rcsd }) => (rcsd.kind === 'known' ? [{ ...rcsd, name }] : []));
      const texts = new Set(known.map(({ value }) => JSON.stringify([...value].sort(byNode))));
      if (texts.size < 2 || !coexist(known)) return [];
      const facts = { cluster: cluster.name, node: list(known.map(({ name }) => name)) };
      const since = sinceAll(known.map((each) => each.since));
      return [raise('sf-settings-differ', clusterSubject(cluster), since, facts)];
    }),
};

const byNode = (a: { readonly node: string }, b: { readonly node: string }) => (a.node < b.node ? -1 : 1);

/** An agent's file names another domain than the node's, or a host where it does not run. */
export const targetDiffers: Rule = {
  code: 'sf-target-differs',
  judge: (site) => {
    const hostAt = new Map(site.hosts.map(({ name, address }) => [address, name]));
    return site.nodes.flatMap((observer): Finding[] => {
      const targets = observer.agentTargets.kind === 'known' ? observer.agentTargets.value : [];
      const cluster = site.clusterOf(observer);
      const members = cluster === null ? [] : site.membersOf(cluster);
      return targets.flatMap((target) => {
        const node = members.find(({ name }) => name === target.node);
        const guest = node === undefined ? null : site.guestOf(node);
        const wrong = guest === null ? null : whatDiffers(guest, target, hostAt);
        if (node === undefined || wrong === null) return [];
        const { agent } = target;
        const facts = { node: node.name, cluster: node.cluster, agent, observer: observer.name, ...wrong };
        return [raise('sf-target-differs', nodeSubject(node), observer.agentTargets.since, facts)];
      });
    });
  },
};

/** Only what can be compared for certain: the domain's name, and an address that the inventory has for a host. */
function whatDiffers(
  guest: GuestDraft,
  { domain, host: address }: Pick<AgentTarget, 'domain' | 'host'>,
  hostAt: ReadonlyMap<string, string>,
): { readonly found: string; readonly wanted: string } | null {
  if (domain !== null && domain !== guest.name) return { found: domain, wanted: guest.name };
  const home = homeOf(guest);
  const named = address === null ? undefined : hostAt.get(address);
  if (home === null || named === undefined || named === home) return null;
  return { found: named, wanted: home };
}

/** SA_icmp only asks; a silent node may still write (IAG 4.3, H.1). hvsgpr, where it is found, fences. */
export const icmpUnconfirmed: Rule = {
  code: 'sa-icmp-unconfirmed',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const asking = cluster.agents.filter(({ agent }) => agent === 'SA_icmp');
      const members = site.membersOf(cluster);
      const fences = members.some(({ rmsSettings: set }) => set.kind === 'known' && set.value.namesHvsgpr);
      if (asking.length === 0 || fences) return [];
      return [
        raise('sa-icmp-unconfirmed', clusterSubject(cluster), null, {
          cluster: cluster.name,
          agent: 'SA_icmp',
        }),
      ];
    }),
};
