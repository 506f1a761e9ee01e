import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SiteId } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { pictureFromStore } from '../engine/past-picture.ts';
import { systemClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/logger.ts';
import { SiteFolder } from '../sites/site-folder.ts';
import { openForReading } from '../store/open-for-reading.ts';
import { consoleOf } from './console-client.ts';
import type { PictureFailure } from './picture-failure.ts';
import { pictureFromConsole } from './picture-from-console.ts';

/** `newer-store`: of a newer program, so there may be more than this one knows of. */
export interface FoundPicture {
  readonly picture: SitePicture;
  readonly from: 'console' | 'store' | 'newer-store';
}

/**
 * The newest picture of a data folder: from the `nodeward serve` that runs on it, else from its store, which
 * another core (the desktop console's) may be writing to.
 */
export async function pictureFromFolder(
  dataFolder: string,
  configFolder: string,
  site: SiteId | null,
  signal: AbortSignal,
): Promise<Result<FoundPicture, PictureFailure>> {
  const running = await pictureFromRunning(dataFolder, site, signal);
  if (running !== null) return running.ok ? ok({ picture: running.value, from: 'console' }) : running;
  return pictureFromRest(dataFolder, configFolder, site);
}

/** Null when no `nodeward serve` answers for this folder. */
async function pictureFromRunning(
  dataFolder: string,
  site: SiteId | null,
  signal: AbortSignal,
): Promise<Result<SitePicture, PictureFailure> | null> {
  const address = consoleOf(dataFolder);
  if (address === null) return null;
  const picture = await pictureFromConsole(address, site, signal);
  // A console that was killed leaves its files behind.
  const isGone = !picture.ok && ['unreachable', 'login-refused'].includes(picture.error.kind);
  return isGone ? null : picture;
}

async function pictureFromRest(
  dataFolder: string,
  configFolder: string,
  site: SiteId | null,
): Promise<Result<FoundPicture, PictureFailure>> {
  const file = path.join(dataFolder, 'history.sqlite');
  if (!existsSync(file)) return fail({ kind: 'no-file', file });
  const configured = await configuredSites(configFolder);
  const opened = openForReading({ file, clock: systemClock, log: silentLogger });
  if (!opened.ok) return fail({ kind: 'store', problem: opened.error });
  const { store, schema } = opened.value;
  try {
    const chosen =
      site === null ? onlyOf(configured.length > 0 ? configured : store.inventories.sites()) : ok(site);
    if (!chosen.ok) return chosen;
    const picture = pictureFromStore(chosen.value, store, systemClock.now());
    if (picture === null) return fail({ kind: 'no-site', site: chosen.value });
    return ok({ picture, from: schema === 'newer' ? 'newer-store' : 'store' });
  } finally {
    store.close();
  }
}

/** The sites the person set up; a store at rest may know others, such as the rehearsal site. */
async function configuredSites(configFolder: string): Promise<readonly SiteId[]> {
  const found = await new SiteFolder(path.join(configFolder, 'sites')).list();
  return found.filter(({ misnamed }) => misnamed !== true).map(({ id }) => id);
}

function onlyOf([only, ...others]: readonly SiteId[]): Result<SiteId, PictureFailure> {
  if (only === undefined) return fail({ kind: 'no-site', site: null });
  return others.length === 0 ? ok(only) : fail({ kind: 'several-sites', sites: [only, ...others] });
}
