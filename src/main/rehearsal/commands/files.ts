import type { Machine } from '../machine.ts';
import { addressOf, agentConfig, rcsdConfig } from './sf-commands.ts';

const SF_FOLDER = '/etc/opt/SMAW/SMAWsf';
export const RCSD_CONFIG = `${SF_FOLDER}/rcsd.cfg`;
export const KVMGUESTS = '/etc/opt/FJSVcluster/etc/kvmguests.conf';

/** A file on a machine, null where there is none. `rootOnly`: the plain login cannot read it. */
export function fileOn(machine: Machine, path: string): { text: string; rootOnly: boolean } | null {
  const text = textOf(machine, path);
  return text === null ? null : { text, rootOnly: path !== '/etc/hostname' };
}

function textOf(machine: Machine, path: string): string | null {
  if (path === '/etc/hostname') return `${machine.name}\n`;
  if (path === RCSD_CONFIG) return rcsdConfig(machine);
  if (path === KVMGUESTS) return kvmguests(machine);
  if (path.startsWith(`${SF_FOLDER}/SA_`)) return agentConfig(path.slice(SF_FOLDER.length + 1), machine);
  return null;
}

/** The same on all hosts with Host OS failover. Its layout is not known to us: only its digest is ever read. */
function kvmguests({ kind, cluster, site }: Machine): string | null {
  if (kind !== 'host' || cluster === null) return null;
  return site.clusters
    .filter(({ plan }) => plan.kind === 'guests' && plan.configuration === 'C')
    .flatMap(({ plan }) => plan.members.map((name) => ({ name, cluster: plan.name })))
    .map(
      ({ name, cluster: of }) =>
        `${name} ${site.guest(name)?.plan.host ?? ''} ${of} ${name} ${addressOf(site, name)}\n`,
    )
    .join('');
}
