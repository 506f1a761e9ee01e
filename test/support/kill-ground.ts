import { rm } from 'node:fs/promises';
import type { ClockOrigin } from '../../src/main/platform/accelerated-clock.ts';
import type { Engine } from '../../src/main/rpc/engine.ts';
import { connectClient, type EngineClient } from './engine-client.ts';
import { startEngineIn } from './engine-in-folder.ts';
import { consoleFolder } from './engine-on-rehearsal.ts';
import { startRehearsal, type RehearsalTestOptions, type RehearsalTestSite } from './rehearsal-site.ts';
import { OFTEN } from './polled-site.ts';
import { startSceneBmc } from './stages/scene-bmc.ts';
import { steadyClock, steadyOrigin } from './steady-clock.ts';

/** A rehearsal site and the folder of one console, which several processes have one after the other. */
export interface KillGround {
  readonly site: RehearsalTestSite;
  readonly folder: string;
  readonly origin: ClockOrigin;
  /** The console in this process, started again by somebody who came after three minutes. */
  readonly startConsole: () => Promise<EngineClient>;
  readonly stop: () => Promise<void>;
}

/** Longer than what is owed may stand before it is alerted. */
const LATER_MS = 180_000;

export async function startKillGround(size: RehearsalTestOptions, bmcOf?: string): Promise<KillGround> {
  const site = await startRehearsal({ rate: 16, ...size });
  const bmc = await startSceneBmc(bmcOf, site);
  const folder = await consoleFolder(site, OFTEN, bmc.bmcs);
  const origin = steadyOrigin();
  let engine: Engine | null = null;
  return {
    site,
    folder,
    origin,
    startConsole: async () => {
      const later = { ...origin, accelerated: origin.accelerated + LATER_MS };
      engine = await startEngineIn(folder, null, steadyClock(later));
      return connectClient(engine, 'rehearsal');
    },
    stop: async () => {
      await engine?.close();
      await bmc.stop();
      await site.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
