import { expect, vi } from 'vitest';
import { readPower } from '../../../src/main/sources/bmc/read-power.ts';
import type { IpmiAccess } from '../../../src/shared/domain/bmc.ts';
import { asking, USER } from './ask-lab.ts';
import { startIpmiSim, type IpmiLab } from './ipmi-lab.ts';

export interface IpmiBmc {
  readonly lab: IpmiLab;
  readonly access: IpmiAccess;
  readonly stop: () => Promise<void>;
}

/** A BMC on this machine; its password is in `TEST_BMC_PASSWORD`. ipmi_sim knows SHA-1 only. */
export const ipmiAccess = (port: number): IpmiAccess => ({
  kind: 'ipmi',
  address: '127.0.0.1',
  user: USER,
  cipherSuite: 3,
  port,
  secret: { env: 'TEST_BMC_PASSWORD' },
});

/** The simulator once it answers. */
export async function startIpmiBmc(): Promise<IpmiBmc> {
  const lab = await startIpmiSim();
  const access = ipmiAccess(lab.port);
  await vi.waitFor(async () => expect((await readPower(access, asking())).ok).toBe(true), {
    timeout: 60_000,
  });
  return { lab, access, stop: lab.stop };
}
