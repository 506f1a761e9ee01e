import { stringify } from 'yaml';
import type { SiteFile } from '../../shared/domain/inventory.ts';

const HEAD = '# A Nodeward site. The console reads this file and never changes it by itself.\n';

/** The text of a new site file. Values that equal their default are left out. */
export function writeSiteFile(file: SiteFile): string {
  return HEAD + stringify(withoutDefaults(file), { lineWidth: 110 });
}

function withoutDefaults({ ssh, polling, hosts, clusters, ...rest }: SiteFile): object {
  const usual = polling.hostSeconds === 5 && polling.nodeSeconds === 15;
  return {
    ...rest,
    ...(Object.keys(ssh).length > 0 && { ssh }),
    ...(!usual && { polling }),
    hosts: hosts.map(({ libvirt, uri, tags, ...host }) => ({
      ...host,
      ...(libvirt !== 'ssh' && { libvirt }),
      ...(uri !== 'qemu:///system' && { uri }),
      ...(tags.length > 0 && { tags }),
    })),
    clusters,
  };
}
