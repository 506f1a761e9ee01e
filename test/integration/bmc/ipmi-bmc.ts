import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { Secret } from '../../../src/main/platform/secret.ts';
import { readPower } from '../../../src/main/sources/bmc/read-power.ts';
import type { IpmiAccess } from '../../../src/shared/domain/bmc.ts';
import { PASSWORD, USER } from './bmc-login.ts';
import { startIpmiSim, type IpmiLab } from './ipmi-lab.ts';

export interface IpmiBmc {
  readonly lab: IpmiLab;
  /** As a site file has it. */
  readonly access: IpmiAccess;
  readonly stop: () => Promise<void>;
}

const LOOK_MS = 50;

/** The simulator once it answers; whoever starts it limits how long that may take. */
export async function startIpmiBmc(): Promise<IpmiBmc> {
  const lab = await startIpmiSim();
  // ipmi_sim knows SHA-1 only.
  const common = { kind: 'ipmi', address: '127.0.0.1', user: USER, cipherSuite: 3 } as const;
  const access = { ...common, port: lab.port, secret: { file: lab.passwordFile } };
  const { signal } = new AbortController();
  const asking = { signal, deadlineMs: 10_000, clock: systemClock, secret: new Secret(PASSWORD) };
  while (!(await readPower(access, asking)).ok) await sleep(LOOK_MS);
  return { lab, access, stop: lab.stop };
}
