import type { BmcAccess } from '../../shared/domain/bmc.ts';
import type { HostEntry, SiteFile } from '../../shared/domain/inventory.ts';
import { nodesOf } from '../domain/picture/site-map.ts';
import { bmcSource, hostFilesSource, libvirtSource, nodeSource } from './fact.ts';
import type { PolledSource } from './machines.ts';

/** A host's files seldom change: every minute unless said otherwise. */
const HOST_FILES_EVERY = 12;

export const BMC_INTERVAL_MS = 30_000;

/** Where an overloaded host is killed with its guests (configuration C) its load is read as often as a node. */
export const hostFilesIntervalMs = (file: SiteFile): number =>
  1000 * (usesFailover(file) ? file.polling.nodeSeconds : HOST_FILES_EVERY * file.polling.hostSeconds);

/** Everything that is polled for a site. */
export function polledSources(file: SiteFile): PolledSource[] {
  const { hostSeconds, nodeSeconds } = file.polling;
  const hosts = hostsWithLibvirt(file).map(({ name }): PolledSource => {
    return { id: libvirtSource(name), kind: 'host', name, source: 'libvirt', intervalMs: hostSeconds * 1000 };
  });
  const files = hostsWithFiles(file).map(({ name }): PolledSource => {
    const intervalMs = hostFilesIntervalMs(file);
    return { id: hostFilesSource(name), kind: 'host', name, source: 'host-files', intervalMs };
  });
  const bmcs = hostsWithBmc(file).map(({ host: { name } }): PolledSource => {
    return { id: bmcSource(name), kind: 'host', name, source: 'bmc', intervalMs: BMC_INTERVAL_MS };
  });
  const nodes = nodesOf(file).map(({ node: { name } }): PolledSource => {
    return {
      id: nodeSource(name),
      kind: 'node',
      name,
      source: 'primecluster',
      intervalMs: nodeSeconds * 1000,
    };
  });
  return [...hosts, ...files, ...bmcs, ...nodes];
}

/** An ESXi host speaks no libvirt, and is asked nothing. */
export const hostsWithLibvirt = (file: SiteFile): HostEntry[] =>
  file.hosts.filter(({ kind }) => kind !== 'esxi');

/** How a host treats its guests matters where there are clusters, on hosts that SSH reaches. */
export const hostsWithFiles = (file: SiteFile): HostEntry[] =>
  file.clusters.length > 0 ? hostsWithLibvirt(file).filter(({ libvirt }) => libvirt === 'ssh') : [];

export interface HostWithBmc {
  readonly host: HostEntry;
  readonly bmc: BmcAccess;
}
export const hostsWithBmc = (file: SiteFile): HostWithBmc[] =>
  file.hosts.flatMap((host) => (host.bmc === undefined ? [] : [{ host, bmc: host.bmc }]));

/** kvmguests.conf matters where a cluster uses Host OS failover. */
export const usesFailover = (file: SiteFile): boolean =>
  file.clusters.some(({ configuration }) => configuration === 'C');

/** How often a source is asked, in ms, by its id. */
export function intervalOf(source: string, file: SiteFile): number {
  if (source.endsWith(' libvirt')) return file.polling.hostSeconds * 1000;
  if (source.endsWith(' bmc')) return BMC_INTERVAL_MS;
  return source.endsWith(' host-files') ? hostFilesIntervalMs(file) : file.polling.nodeSeconds * 1000;
}
