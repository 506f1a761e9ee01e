import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock, type Clock } from '../../src/main/platform/clock.ts';
import { connectClient, type EngineClient } from './engine-client.ts';
import { startEngineIn } from './engine-in-folder.ts';
import { startRehearsal, type RehearsalTestOptions, type RehearsalTestSite } from './rehearsal-site.ts';
import { OFTEN, polledSite, type Bmcs, type Polling } from './polled-site.ts';

export interface EngineOnRehearsal {
  readonly site: RehearsalTestSite;
  readonly client: EngineClient;
  readonly folder: string;
  /** Ends the engine alone, so that another process can have its folder; `restart` starts it again. */
  readonly stopEngine: () => Promise<void>;
  /** Ends the engine and starts another one on the same data, as after a restart of the console. */
  readonly restart: () => Promise<EngineClient>;
  readonly stop: () => Promise<void>;
}

/** The real core on a real rehearsal site: SSH, libvirt and SQLite, only the screen is missing. */
export async function startEngineOnRehearsal(
  options: RehearsalTestOptions = {},
  clock: Clock = systemClock,
  bmcs: Bmcs = {},
  polling: Polling = OFTEN,
): Promise<EngineOnRehearsal> {
  const site = await startRehearsal(options);
  const folder = await consoleFolder(site, polling, bmcs);
  let engine = await startEngineIn(folder, null, clock);
  let isRunning = true;
  const stopEngine = async () => {
    if (isRunning) await engine.close();
    isRunning = false;
  };
  return {
    site,
    folder,
    client: connectClient(engine, 'rehearsal'),
    stopEngine,
    restart: async () => {
      await stopEngine();
      engine = await startEngineIn(folder, null, clock);
      isRunning = true;
      return connectClient(engine, 'rehearsal');
    },
    stop: async () => {
      await stopEngine();
      await site.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder for a core that knows the site and has watched nothing yet. */
export async function consoleFolder(
  { siteFile }: Pick<RehearsalTestSite, 'siteFile'>,
  polling: Polling = OFTEN,
  bmcs: Bmcs = {},
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nw-engine-'));
  await mkdir(path.join(folder, 'config/sites'), { recursive: true });
  await writeFile(
    path.join(folder, 'config/sites/rehearsal.yaml'),
    await polledSite(siteFile, polling, bmcs),
  );
  return folder;
}
