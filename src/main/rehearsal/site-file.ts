import { siteFileSchema, type SiteFile } from '../../shared/domain/inventory.ts';
import type { SitePlan } from './model/site-plan.ts';

/** The inventory of the rehearsal site, as a person would have written it. */
export function rehearsalSiteFile(plan: SitePlan, sshConfig: string, control: string): SiteFile {
  return siteFileSchema.parse({
    version: 1,
    name: plan.name,
    protection: 'normal',
    ssh: { config: sshConfig, user: 'nodeward' },
    rehearsal: { control },
    hosts: plan.hosts.map(({ name, failover }) => ({
      name,
      tags: failover ? ['host-os-failover'] : [],
    })),
    clusters: plan.clusters
      .filter(({ kind }) => kind === 'guests')
      .map(({ name, configuration, members }) => ({
        name,
        configuration,
        nodes: members.map((member) => ({
          name: member,
          guest: plan.guests.find((guest) => guest.name === member)?.uuid,
        })),
      })),
  });
}
