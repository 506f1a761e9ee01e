import { readFile } from 'node:fs/promises';
import type { BmcAccess } from '../../src/shared/domain/bmc.ts';
import { siteFileSchema } from '../../src/shared/domain/inventory.ts';

export interface Polling {
  readonly hostSeconds: number;
  readonly nodeSeconds: number;
}
/** More often than a real site would be asked, so that a test does not wait. */
export const OFTEN: Polling = { hostSeconds: 2, nodeSeconds: 3 };

/** How the BMCs of some hosts are reached, by the host's name. */
export type Bmcs = Readonly<Record<string, BmcAccess>>;

/** The site's own file, asked that often, with BMCs that the rehearsal itself does not play. */
export async function polledSite(file: string, polling: Polling, bmcs: Bmcs = {}): Promise<string> {
  const site = siteFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const hosts = site.hosts.map((host) => ({ ...host, bmc: bmcs[host.name] }));
  return JSON.stringify({ ...site, hosts, polling });
}
