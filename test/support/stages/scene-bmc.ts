import { setTimeout as sleep } from 'node:timers/promises';
import { startIpmiBmc } from '../../integration/bmc/ipmi-bmc.ts';
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
  const { lab, access } = await startIpmiBmc();
  const stop = new AbortController();
  const following = follow(host);
  return {
    bmcs: { [host]: access },
    stop: async () => {
      stop.abort();
      await following;
      await lab.stop();
    },
  };

  async function follow(target: string): Promise<void> {
    while (!stop.signal.aborted && (await lab.power()) !== '0') await sleep(LOOK_MS);
    if (!stop.signal.aborted) await site.ask('inject', { kind: 'host-down', target });
  }
}
