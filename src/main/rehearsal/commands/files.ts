import type { Machine } from '../machine.ts';
import { addressOf, agentConfig, rcsdConfig } from './sf-commands.ts';

const SF_FOLDER = '/etc/opt/SMAW/SMAWsf';
export const RCSD_CONFIG = `${SF_FOLDER}/rcsd.cfg`;
export const CLUSTER_CONFIG = '/etc/default/cluster.config';
export const STAGED_CONFIG = `${CLUSTER_CONFIG}.nodeward`;
const LIBVIRT_GUESTS = '/etc/sysconfig/libvirt-guests';
/** What hvdisp names as its configuration. */
export const RMS_CONFIG = '/opt/SMAW/SMAWRrms/build/config.us';
const OPEN_TO_ALL = ['/etc/hostname', LIBVIRT_GUESTS, CLUSTER_CONFIG, STAGED_CONFIG, RMS_CONFIG];
export const KVMGUESTS = '/etc/opt/FJSVcluster/etc/kvmguests.conf';

/** A file on a machine, null where there is none. `rootOnly`: the plain login cannot read it. */
export function fileOn(machine: Machine, path: string): { text: string; rootOnly: boolean } | null {
  const text = textOf(machine, path);
  return text === null ? null : { text, rootOnly: !OPEN_TO_ALL.includes(path) };
}

function textOf(machine: Machine, path: string): string | null {
  if (path === '/etc/hostname') return `${machine.name}\n`;
  if (path === LIBVIRT_GUESTS) return libvirtGuests(machine);
  if (path === CLUSTER_CONFIG) return clusterConfig(machine);
  if (path === STAGED_CONFIG) return stagedConfig(machine);
  if (path === RMS_CONFIG) return rmsConfig(machine);
  if (path === RCSD_CONFIG) return rcsdConfig(machine);
  if (path === KVMGUESTS) return kvmguests(machine);
  if (path.startsWith(`${SF_FOLDER}/SA_`)) return agentConfig(path.slice(SF_FOLDER.length + 1), machine);
  return null;
}

/** libvirt-guests(8). */
export function libvirtGuests({ name, kind, site }: Machine): string | null {
  if (kind !== 'host') return null;
  const onShutdown = site.hasFault('libvirt-guests-suspend', name) ? 'suspend' : 'shutdown';
  return `# What to do with guests when the host stops and starts\nON_BOOT=ignore\nON_SHUTDOWN=${onShutdown}\n`;
}

/** CF guide 4.3, 1.1.2. */
const clusterConfig = ({ member }: Machine): string | null =>
  member === null ? null : `CLUSTER_TIMEOUT "${member.configuredTimeoutSeconds}"\n`;

function stagedConfig({ member }: Machine): string | null {
  const seconds = member?.stagedTimeoutSeconds ?? null;
  return seconds === null ? null : `CLUSTER_TIMEOUT "${seconds}"\n`;
}

/** Only the attribute that is looked for: the layout of the real file is not known to us. */
const rmsConfig = ({ cluster }: Machine): string | null =>
  cluster === null
    ? null
    : `object ${cluster.plan.application} userApplication\n  ShutdownPriority = ${cluster.shutdownPriority}\n`;

/** The same on all hosts with Host OS failover. Its layout is not known to us: only its digest is ever read. */
function kvmguests({ name: host, kind, cluster, site }: Machine): string | null {
  if (kind !== 'host' || cluster === null) return null;
  const lines = site.clusters
    .filter(({ plan }) => plan.kind === 'guests' && plan.configuration === 'C')
    .flatMap(({ plan }) => plan.members.map((name) => ({ name, cluster: plan.name })))
    .map(
      ({ name, cluster: of }) =>
        `${name} ${site.guest(name)?.plan.host ?? ''} ${of} ${name} ${addressOf(site, name)}\n`,
    );
  // Somebody forgot this host when the last guest came.
  return (site.hasFault('kvmguests-different', host) ? lines.slice(0, -1) : lines).join('');
}
