import type { HostEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { HostBeside, HostCluster, HostFacts } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { domainsOf } from './domains-of.ts';
import { isOn } from './host-guests-facts.ts';

/** Asks hosts with an RMS of their own that list the guest who else is on there. */
export function askAllBeside(
  file: SiteFile,
  {
    hosts,
    hostClusters,
  }: { readonly hosts: readonly HostFacts[]; readonly hostClusters: readonly HostCluster[] },
  sources: FactSources,
  signal: AbortSignal,
): Promise<readonly HostBeside[]> {
  const ruling = file.clusters.filter(({ name }) => hostClusters.some(({ cluster }) => cluster === name));
  const ruled = ruling.flatMap(({ nodes }) => nodes.map(({ host }) => host));
  return Promise.all(
    file.hosts.flatMap((host) => {
      const domain = hosts.find((each) => each.host === host.name)?.domain.result;
      const isAsked = ruled.includes(host.name) && domain?.ok === true && domain.value !== null;
      return isAsked ? [askBeside(host, domain.value.id, sources, signal)] : [];
    }),
  );
}

/** Which other domains of a host are on, whoever they are. */
async function askBeside(
  host: HostEntry,
  own: GuestId,
  sources: FactSources,
  signal: AbortSignal,
): Promise<HostBeside> {
  const at = sources.now();
  const result = await othersOn(host, own, sources, signal);
  const raw = JSON.stringify(result.ok ? result.value : result.error);
  const command = 'virConnectListAllDomains, virDomainGetState';
  return { host: host.name, others: { result, evidence: { command, raw, at, from: host.name } } };
}

async function othersOn(
  host: HostEntry,
  own: GuestId,
  sources: FactSources,
  signal: AbortSignal,
): Promise<Result<readonly string[], ProbeFailure>> {
  const reader = await sources.libvirt(host, signal);
  if (!reader.ok) return reader;
  const others = await domainsOf(reader.value, signal, own);
  return others.ok ? ok(others.value.filter(isOn).map(({ name }) => name)) : others;
}
