import type { FindingCode } from '../../../shared/domain/finding.ts';
import { coexist } from './coexist.ts';
import { clusterSubject, hostSubject, list, raise, sinceAll, type Rule } from './rule.ts';
import type { ClusterDraft, HostDraft } from './site-readings.ts';
import { configurationOf, type Site } from './site.ts';

/** Hosts that list a guest of the cluster. */
export function hostsOf(site: Site, cluster: ClusterDraft): readonly HostDraft[] {
  const names = new Set(
    site
      .membersOf(cluster)
      .flatMap((node) => site.guestOf(node)?.placements ?? [])
      .map(({ host }) => host),
  );
  return site.hosts.filter(({ name }) => names.has(name));
}

/** Clusters of guests in configuration C, each with its hosts. */
const failoverClusters = (site: Site) =>
  site.clusters
    .filter((cluster) => configurationOf(cluster) === 'C' && !isOfHosts(site, cluster))
    .map((cluster) => ({ cluster, hosts: hostsOf(site, cluster) }));

export const isOfHosts = (site: Site, cluster: ClusterDraft): boolean =>
  site.membersOf(cluster).some(({ host }) => host !== null);

function failoverHosts(site: Site): readonly HostDraft[] {
  const carrying = new Set(failoverClusters(site).flatMap(({ hosts }) => hosts));
  return site.hosts.filter((host) => host.node !== null || carrying.has(host));
}

/** Too much work on it gets a host of configuration C forcibly stopped, with all its guests (IAG 4.5, 2.2.1). */
export const overloaded: Rule = {
  code: 'host-overloaded',
  judge: (site) =>
    failoverHosts(site).flatMap((host) => {
      const { overload } = host;
      if (overload?.kind !== 'known') return [];
      const what = (['cpu', 'memory', 'io'] as const).filter((each) => overload.value[each] === true);
      if (what.length === 0) return [];
      return [
        raise('host-overloaded', hostSubject(host), overload.since, { host: host.name, what: list(what) }),
      ];
    }),
};

/** Nothing tells whether an ESXi host, or a guest on it, is on. */
export const powerNotKnown: Rule = {
  code: 'host-power-not-known',
  judge: (site) =>
    site.hosts
      .filter(({ kind }) => kind === 'esxi')
      .map((host) => raise('host-power-not-known', hostSubject(host), null, { host: host.name })),
};

/** Its guests would be suspended when it stops: `suspend` is what libvirt-guests does unless told otherwise. */
export const libvirtGuestsSuspend: Rule = {
  code: 'libvirt-guests-suspend',
  judge: (site) => {
    const carrying = new Set(site.clusters.flatMap((cluster) => hostsOf(site, cluster)));
    return [...carrying].flatMap((host) => {
      const set = host.libvirtGuests;
      if (set?.kind !== 'known' || set.value === null) return [];
      const { onShutdown, unit } = set.value;
      const suspends = onShutdown === 'suspend' || onShutdown === 'not set';
      if (!suspends || unit === 'disabled' || unit === 'absent') return [];
      const facts = { host: host.name, what: onShutdown };
      return [raise('libvirt-guests-suspend', hostSubject(host), set.since, facts)];
    });
  },
};

/** kvmguests.conf must be identical on all hosts (IAG 4.7, F.2.2). */
export const kvmguestsDiffers: Rule = {
  code: 'kvmguests-differs',
  judge: (site) =>
    failoverClusters(site).flatMap(({ cluster, hosts }) => {
      const known = hosts.flatMap(({ name, kvmguests }) =>
        kvmguests?.kind === 'known' ? [{ ...kvmguests, name }] : [],
      );
      if (new Set(known.map(({ value }) => value)).size < 2 || !coexist(known)) return [];
      const facts = { cluster: cluster.name, host: list(known.map(({ name }) => name)) };
      return [
        raise('kvmguests-differs', clusterSubject(cluster), sinceAll(known.map(({ since }) => since)), facts),
      ];
    }),
};

const ofFailoverHosts = (code: FindingCode, isIt: (host: HostDraft) => boolean): Rule => ({
  code,
  judge: (site) =>
    failoverClusters(site).flatMap(({ cluster, hosts }) => {
      const found = hosts.filter(isIt).map(({ name }) => name);
      if (found.length === 0) return [];
      return [raise(code, clusterSubject(cluster), null, { cluster: cluster.name, host: list(found) })];
    }),
});

export const kvmguestsNotKnown = ofFailoverHosts(
  'kvmguests-not-known',
  ({ kvmguests }) => kvmguests?.kind !== 'known',
);

/** Host OS failover links PRIMECLUSTER on the hosts with that in the guests (IAG 4.5, 2.2.1). */
export const withoutPrimecluster = ofFailoverHosts(
  'host-without-primecluster',
  ({ node, kind }) => node === null && kind === 'kvm',
);
