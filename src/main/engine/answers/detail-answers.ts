import type { ClusterDetail, GuestDetail, HostDetail, NodeDetail } from '../../../shared/contract/details.ts';
import type { SiteFile } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import { parseCapabilitiesXml } from '../../parsers/capabilities-xml.ts';
import { parseDomainXml } from '../../parsers/domain-xml.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import { pastStates } from '../past-states.ts';
import { storedFile } from '../stored-file.ts';
import type { SiteWatch } from '../site-watch.ts';
import { resourcesOf, strangersOf } from './cluster-objects.ts';
import type { AnswerParts } from './site-answers.ts';

type DetailAnswers = Pick<Handlers, 'host.at' | 'guest.at' | 'node.at' | 'cluster.at'>;
const KIB = 1024;

const NO_HOST: HostDetail = {
  model: null,
  cpuModel: null,
  cpus: null,
  memoryBytes: null,
  capabilitiesXml: null,
};
const NO_GUEST: GuestDetail = {
  xml: null,
  xmlAt: null,
  vcpus: null,
  maxMemoryBytes: null,
  interfaces: [],
  disks: [],
};
const NO_NODE: NodeDetail = { raw: [], agentTargets: [] };

/** What a detail page asks for; what is only asked live is not kept for the past and answered as null. */
export function detailAnswers({ sites, store, clock }: AnswerParts): DetailAnswers {
  const live = (site: string, moment: number | 'now') =>
    moment === 'now' ? (sites.get(site)?.watch ?? null) : null;
  return {
    'host.at': async ({ site, host, moment }, signal) => {
      const watch = live(site, moment);
      return watch === null ? NO_HOST : askHostDetail(watch, host, signal);
    },
    'guest.at': async ({ site, guest, moment }, signal) => {
      const watch = live(site, moment);
      return watch === null ? NO_GUEST : askGuestDetail(watch, guest, clock.now(), signal);
    },
    'node.at': async ({ site, node, moment }) => {
      const held = live(site, moment)?.raw.of(node);
      return held === undefined ? NO_NODE : { raw: [...held.raw], agentTargets: [...held.targets] };
    },
    'cluster.at': async ({ site, cluster, moment }): Promise<ClusterDetail> => {
      const watch = live(site, moment);
      const at = moment === 'now' ? clock.now() : moment;
      const file = watch?.file ?? storedFile(site, store, at);
      if (file === null) return { resources: [], strangers: [] };
      const view = watch?.states() ?? pastStates(site, file, store, at);
      return {
        resources: resourcesOf(view, cluster, nodesOfCluster(file, cluster)),
        strangers: strangersOf(view, cluster),
      };
    },
  };
}

function nodesOfCluster(file: SiteFile, cluster: string): readonly NodeName[] {
  const entry = file.clusters.find(({ name }) => name === cluster);
  return entry?.nodes.map(({ name }) => name) ?? [];
}

async function askHostDetail(watch: SiteWatch, name: string, signal: AbortSignal): Promise<HostDetail> {
  const entry = watch.file.hosts.find((host) => host.name === name);
  if (entry === undefined) return NO_HOST;
  const reader = await watch.connections.libvirt(entry).get(signal);
  if (!reader.ok) return NO_HOST;
  const [info, xml] = await Promise.all([reader.value.nodeInfo(signal), reader.value.capabilities(signal)]);
  const capabilities = xml.ok ? parseCapabilitiesXml(xml.value) : xml;
  return {
    model: info.ok ? info.value.model : null,
    cpuModel: capabilities.ok ? capabilities.value.cpuModel : null,
    cpus: info.ok ? info.value.cpus : null,
    memoryBytes: info.ok ? info.value.memoryBytes : null,
    capabilitiesXml: xml.ok ? xml.value : null,
  };
}

async function askGuestDetail(
  watch: SiteWatch,
  guest: Parameters<Handlers['guest.at']>[0]['guest'],
  now: number,
  signal: AbortSignal,
): Promise<GuestDetail> {
  const host = watch.hostOf(guest);
  if (host === null) return NO_GUEST;
  const reader = await watch.connections.libvirt(host).get(signal);
  if (!reader.ok) return NO_GUEST;
  const xml = await reader.value.xml(guest, signal);
  if (!xml.ok) return NO_GUEST;
  const definition = parseDomainXml(xml.value);
  if (!definition.ok) return { ...NO_GUEST, xml: xml.value, xmlAt: now };
  const { vcpus, memoryKib, interfaces, disks } = definition.value;
  return {
    xml: xml.value,
    xmlAt: now,
    vcpus,
    maxMemoryBytes: memoryKib * KIB,
    interfaces: [...interfaces],
    disks: [...disks],
  };
}
