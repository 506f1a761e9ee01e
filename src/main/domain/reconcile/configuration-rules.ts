import { homeOf } from './placement.ts';
import { isOfHosts } from './host-rules.ts';
import { clusterSubject, list, raise, sinceAll, type Rule } from './rule.ts';
import type { ClusterDraft } from './site-readings.ts';
import { configurationOf, type Site } from './site.ts';

/** All nodes on one host: its failure stops all of them (IAG 4.5, 2.2.1). Unless all places are known, nothing is said. */
export const onOneHost: Rule = {
  code: 'nodes-on-one-host',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const configuration = configurationOf(cluster);
      if (configuration !== 'B' && configuration !== 'C') return [];
      const host = commonHome(site, cluster);
      if (host === null) return [];
      const placements = site.membersOf(cluster).flatMap((node) => site.guestOf(node)?.placements ?? []);
      const since = sinceAll(placements.map(({ standing }) => standing.since));
      const facts = { cluster: cluster.name, host, configuration };
      return [raise('nodes-on-one-host', clusterSubject(cluster), since, facts)];
    }),
};

function commonHome(site: Site, cluster: ClusterDraft): string | null {
  const members = site.membersOf(cluster);
  const homes = new Set(
    members.map((node) => {
      const guest = site.guestOf(node);
      return guest === null ? null : homeOf(guest);
    }),
  );
  const [home = null] = homes;
  return members.length > 1 && homes.size === 1 ? home : null;
}

export const configurationDiffers: Rule = {
  code: 'configuration-differs',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const { declared, concluded } = cluster.deduction;
      if (declared === null || concluded === null || declared === concluded) return [];
      const facts = { cluster: cluster.name, found: concluded, wanted: declared };
      return [raise('configuration-differs', clusterSubject(cluster), null, facts)];
    }),
};

/** One host for all nodes is for trying things out (IAG 4.5, 2.2.1). */
export const oneHostByDesign: Rule = {
  code: 'configuration-a',
  judge: (site) =>
    site.clusters
      .filter((cluster) => configurationOf(cluster) === 'A')
      .map((cluster) => raise('configuration-a', clusterSubject(cluster), null, { cluster: cluster.name })),
};

/** Read from a file whose layout is recalled: advice to look, not a verdict. */
export const shutdownPriority: Rule = {
  code: 'shutdown-priority-set',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      if (configurationOf(cluster) !== 'C' || isOfHosts(site, cluster)) return [];
      const set = site.membersOf(cluster).filter(({ rmsSettings: settings }) => {
        return settings.kind === 'known' && settings.value.shutdownPriorities.some((figure) => figure > 0);
      });
      if (set.length === 0) return [];
      const facts = { cluster: cluster.name, node: list(set.map(({ name }) => name)) };
      return [raise('shutdown-priority-set', clusterSubject(cluster), null, facts)];
    }),
};

/** The wizard names a resource after its kind; a name that shows neither Gls nor Cmdline is worth a look. */
const ALLOWED = /(^|[^a-z])(gls|cmd|cmdline|manageprogram)/i;
const GROUPS = /^(andOp|orOp|controller|SysNode|userApp\w*|ENVL?)$/;

export const foreignResource: Rule = {
  code: 'foreign-host-resource',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      if (!isOfHosts(site, cluster)) return [];
      const foreign = cluster.objects.filter(({ name, type }) => !GROUPS.test(type) && !ALLOWED.test(name));
      if (foreign.length === 0) return [];
      const facts = { cluster: cluster.name, what: list(foreign.map(({ name }) => name)) };
      return [raise('foreign-host-resource', clusterSubject(cluster), null, facts)];
    }),
};
