import type { HostEntry, SiteFile } from '../../shared/domain/inventory.ts';
import { nodesOf } from '../domain/picture/site-map.ts';
import { hostFilesSource, libvirtSource, nodeSource } from './fact.ts';
import type { PolledSource } from './machines.ts';

export const HOST_FILES_INTERVAL_MS = 60_000;

/** Everything that is polled for a site. */
export function polledSources(file: SiteFile): PolledSource[] {
  const { hostSeconds, nodeSeconds } = file.polling;
  const hosts = file.hosts.map(({ name }): PolledSource => {
    return { id: libvirtSource(name), kind: 'host', name, source: 'libvirt', intervalMs: hostSeconds * 1000 };
  });
  const files = hostsWithFiles(file).map(({ name }): PolledSource => {
    const intervalMs = HOST_FILES_INTERVAL_MS;
    return { id: hostFilesSource(name), kind: 'host', name, source: 'host-files', intervalMs };
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
  return [...hosts, ...files, ...nodes];
}

/** kvmguests.conf matters where a cluster uses Host OS failover, on hosts that SSH reaches. */
export function hostsWithFiles(file: SiteFile): HostEntry[] {
  const usesFailover = file.clusters.some(({ configuration }) => configuration === 'C');
  return usesFailover ? file.hosts.filter(({ libvirt }) => libvirt === 'ssh') : [];
}

/** How often a source is asked, in ms, by its id. */
export function intervalOf(source: string, file: SiteFile): number {
  if (source.endsWith(' libvirt')) return file.polling.hostSeconds * 1000;
  return source.endsWith(' host-files') ? HOST_FILES_INTERVAL_MS : file.polling.nodeSeconds * 1000;
}
