import { userInfo } from 'node:os';
import { siteFileSchema, type SiteFile } from '../../shared/domain/inventory.ts';
import type { SitePlan } from './model/site-plan.ts';

/** The inventory of the rehearsal site, as a person would have written it. */
export function rehearsalSiteFile(plan: SitePlan, sshConfig: string, control: string): SiteFile {
  return siteFileSchema.parse({
    version: 1,
    name: plan.name,
    protection: 'normal',
    // Whoever plays with it in a window of their own may act.
    operators: [userInfo().username],
    ssh: { config: sshConfig, user: 'nodeward' },
    rehearsal: { control },
    hosts: plan.hosts.map(({ name, kind, failover }) => ({
      name,
      ...(kind === 'esxi' ? { kind } : {}),
      tags: failover ? ['host-os-failover'] : [],
    })),
    clusters: plan.clusters.map(({ name, kind, configuration, members }) => ({
      name,
      configuration,
      nodes: members.map((member) =>
        kind === 'hosts' ? { name: member, host: member } : guestNode(plan, member),
      ),
    })),
  });
}

/** A guest on ESXi has no libvirt domain that could be named. */
function guestNode({ guests, hosts }: SitePlan, name: string): { name: string; guest?: string } {
  const guest = guests.find((other) => other.name === name);
  const isEsxi = hosts.some(({ name: host, kind }) => host === guest?.host && kind === 'esxi');
  return guest === undefined || isEsxi ? { name } : { name, guest: guest.uuid };
}
