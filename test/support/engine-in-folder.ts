import { userInfo } from 'node:os';
import path from 'node:path';
import { startEngine } from '../../src/main/engine/start-engine.ts';
import { systemClock, type Clock } from '../../src/main/platform/clock.ts';
import { silentLogger } from '../../src/main/platform/logger.ts';
import type { Surroundings } from '../../src/main/engine/surroundings.ts';
import type { Engine } from '../../src/main/rpc/engine.ts';

/** The core with its configuration, data and home in one folder of the test's own. */
export async function startEngineIn(
  folder: string,
  startRehearsal: Surroundings['startRehearsal'] = null,
  clock: Clock = systemClock,
): Promise<Engine> {
  const engine = await startEngine({
    version: 'test',
    paths: { config: path.join(folder, 'config'), data: path.join(folder, 'data') },
    clock,
    log: silentLogger,
    home: folder,
    localUser: userInfo().username,
    startRehearsal,
    restartedBecause: null,
  });
  if (!engine.ok) throw new Error(JSON.stringify(engine.error));
  return engine.value;
}
