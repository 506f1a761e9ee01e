import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { Secret } from '../../../src/main/platform/secret.ts';
import { readPower } from '../../../src/main/sources/bmc/read-power.ts';
import { PASSWORD, USER } from '../../integration/bmc/bmc-login.ts';
import { startIpmiSim } from '../../integration/bmc/ipmi-lab.ts';
import type { Bmcs } from '../polled-site.ts';
import type { RehearsalTestSite } from '../rehearsal-site.ts';

export interface SceneBmc {
  readonly bmcs: Bmcs;
  readonly stop: () => Promise<void>;
}

const LOOK_MS = 50;
const NONE: SceneBmc = { bmcs: {}, stop: () => Promise.resolve() };

/** The BMC of a host of a scene, if it has one; a host whose power it cuts has none on the rehearsal site either. */
export async function startSceneBmc(host: string | undefined, site: RehearsalTestSite): Promise<SceneBmc> {
  if (host === undefined) return NONE;
  const lab = await startIpmiSim();
  // ipmi_sim knows SHA-1 only.
  const common = { kind: 'ipmi', address: '127.0.0.1', user: USER, cipherSuite: 3 } as const;
  const access = { ...common, port: lab.port, secret: { file: lab.passwordFile } } as const;
  const asking = { deadlineMs: 10_000, clock: systemClock, secret: new Secret(PASSWORD) };
  const stop = new AbortController();
  while (!(await readPower(access, { ...asking, signal: stop.signal })).ok) await sleep(LOOK_MS);
  const bridge = follow();
  return {
    bmcs: { [host]: access },
    stop: async () => {
      stop.abort();
      await bridge;
      await lab.stop();
    },
  };

  async function follow(): Promise<void> {
    while (!stop.signal.aborted) {
      if ((await lab.power()) === '0') {
        await site.ask('inject', { kind: 'host-down', target: String(host) });
        return;
      }
      await sleep(LOOK_MS);
    }
  }
}
