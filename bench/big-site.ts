import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startRehearsal } from '../test/support/rehearsal-site.ts';

/** A site as large as the product promises to carry, and a home folder of a user who has it configured. */
export interface BigSite {
  readonly home: string;
  readonly data: string;
  /** Ends the machines; the home stays. */
  readonly endMachines: () => Promise<void>;
  /** Ends everything and removes the home. */
  readonly stop: () => Promise<void>;
}

export const SIZE = { hosts: 100, guests: 2000, nodes: 200, seed: 7 } as const;

export async function startBigSite(): Promise<BigSite> {
  const machines = await startRehearsal(SIZE);
  const home = mkdtempSync(path.join(tmpdir(), 'nw-bench-'));
  const sites = path.join(home, 'config/nodeward/sites');
  mkdirSync(sites, { recursive: true });
  copyFileSync(machines.siteFile, path.join(sites, 'big.yaml'));
  let ended: Promise<void> | null = null;
  const endMachines = (): Promise<void> => (ended ??= machines.stop());
  return {
    home,
    data: path.join(home, 'data'),
    endMachines,
    stop: async () => {
      await endMachines();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
