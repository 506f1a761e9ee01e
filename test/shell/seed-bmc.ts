import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SECRET_NAME } from './secret-report.ts';

/** Of the host only its BMC is asked, by the program `ipmitool` of the stand-in's desktop. */
const SITE = {
  version: 1,
  name: 'East',
  hosts: [
    {
      name: 'kvm-a',
      kind: 'esxi',
      bmc: { kind: 'ipmi', address: '192.0.2.9', user: 'ann', secret: SECRET_NAME },
    },
  ],
};

export function seedBmc(folder: string): void {
  const sites = path.join(folder, 'config', 'nodeward', 'sites');
  mkdirSync(sites, { recursive: true });
  writeFileSync(path.join(sites, 'east.yaml'), JSON.stringify(SITE));
}
