import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { Clock } from '../platform/clock.ts';
import { orRefused } from '../platform/file-refusal.ts';
import type { Logger } from '../platform/logger.ts';
import type { Engine } from '../rpc/engine.ts';
import { heldLine } from '../rpc/held-line.ts';
import { serveLine } from '../rpc/serve-line.ts';
import { createHub, type Hub } from '../rpc/topic-hub.ts';
import { SiteFolder, type FoundSite } from '../sites/site-folder.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { fileSecrets } from '../platform/file-secrets.ts';
import { secretFilePlace } from '../platform/secret-file-place.ts';
import { AlertKeeper } from '../alerts/alert-keeper.ts';
import { AlertNotify } from './alert-notify.ts';
import { AlertWatch } from './alert-watch.ts';
import { alertAnswers } from './answers/alert-answers.ts';
import { detailAnswers } from './answers/detail-answers.ts';
import { journalAnswers } from './answers/journal-answers.ts';
import { lockAnswers } from './answers/lock-answers.ts';
import { lossAnswers } from './answers/loss-answers.ts';
import { machineAnswers } from './answers/machine-answers.ts';
import { operationAnswers } from './answers/operation-answers.ts';
import { rehearsalAnswers } from './answers/rehearsal-answers.ts';
import { secretAnswers } from './answers/secret-answers.ts';
import { setupAnswers } from './answers/setup-answers.ts';
import { siteAnswers } from './answers/site-answers.ts';
import { bmcSecrets, type BmcSecret } from './bmc-secrets.ts';
import { EngineStatusTopic } from './engine-status.ts';
import { LiveTopics } from './live-topics.ts';
import { openOperations, type OperationsRoom } from './operations-room.ts';
import { pictureFromStore } from './past-picture.ts';
import { Questions } from './questions.ts';
import { SiteWatch } from './site-watch.ts';
import { sshSettings } from './ssh-settings.ts';
import type { Surroundings } from './surroundings.ts';
import { WatchedSites } from './watched-sites.ts';

export type EngineFailure =
  | { readonly kind: 'data-folder-in-use'; readonly by: string }
  | { readonly kind: 'old-node' }
  | { readonly kind: 'store'; readonly detail: string }
  | { readonly kind: 'site-folder'; readonly detail: string };

const MAINTAIN_EVERY_MS = 60_000;
/** As long as states. */
const ALERTS_KEPT_MS = 400 * 86_400_000;

/**
 * The whole core: opens the store, watches every site, answers consoles. One a data folder. Consoles may come at once;
 * they are answered when the sites have been read.
 */
export async function startEngine(surroundings: Surroundings): Promise<Result<Engine, EngineFailure>> {
  const { clock, log, paths, startRehearsal } = surroundings;
  // Without it the list of sites would be empty, which says that there are none.
  const folder = orRefused(() => openSiteFolder(path.join(paths.config, 'sites')));
  if (!folder.ok) return fail({ kind: 'site-folder', detail: folder.error });
  const store = openDataFolder(surroundings);
  if (!store.ok) return store;
  const stop = new AbortController();
  // One for all: opening the file of secrets is dear on purpose.
  const secrets = surroundings.secrets ?? fileSecrets(secretFilePlace(paths), null);
  const bmcSecret = bmcSecrets(secrets);
  const hub = createHub(clock);
  const questions = new Questions(() => {
    hub.publish('questions', null, [...questions.open()]);
  });
  hub.topic('questions', { current: () => [...questions.open()] });
  const sites = new WatchedSites(new SiteFolder(path.join(paths.config, 'sites')), {
    log,
    start: (found) =>
      startWatch(found, store.value, { ...surroundings, bmcSecret }, questions, (site) => {
        topics.changed(site);
        alerts.watch.changed(site);
      }),
    changed: () => {
      topics.listChanged();
    },
  });
  const topics = new LiveTopics(hub, sites, clock, stop.signal);
  const status = new EngineStatusTopic({ hub, surroundings, store: store.value, sites, stop: stop.signal });
  const parts = { sites, store: store.value, clock };
  const room = openOperations(surroundings, hub);
  const alerts = watchAlerts(surroundings, store.value, hub, sites, room.owed);
  const handlers = {
    ...alerts.answers,
    ...siteAnswers(parts),
    ...detailAnswers(parts),
    ...setupAnswers({ sites, questions }),
    ...rehearsalAnswers({ sites, startRehearsal, clock }),
    ...machineAnswers({ surroundings, questions, sites }),
    ...operationAnswers({ sites, clock, bmcSecret, room }),
    ...journalAnswers({ sites, room }),
    ...lockAnswers({ sites, room }),
    ...lossAnswers({ sites, past: (site, moment) => pictureFromStore(site, store.value, moment) }),
    ...secretAnswers({ sites, secrets }),
  };
  const endWatching = sites.folder.watch(
    () => void sites.refresh(),
    (error) => {
      log.warn('The folder of the site files cannot be watched: changes there are seen after a restart', {
        error,
      });
    },
  );
  // Nobody is answered, and no alert judged, before the sites are known: an empty list would say that there are none.
  const known = sites.refresh();
  const loops = known.then(() =>
    Promise.all([
      status.run(),
      maintain(store.value, clock, log, stop.signal),
      alerts.watch.run(stop.signal),
      alerts.notify.run(stop.signal),
    ]),
  );
  return ok({
    connect: (line, caller) => {
      const held = heldLine(line);
      void known.then(() => serveLine(held, { handlers, hub, log }, caller));
    },
    close: async () => {
      stop.abort();
      endWatching();
      await room.close();
      await sites.close();
      await loops;
      store.value.close();
    },
  });
}

/** Alerts go on where they were when the console last ran. */
function watchAlerts(
  surroundings: Surroundings,
  store: Store,
  hub: Hub,
  sites: WatchedSites,
  owed: OperationsRoom['owed'],
) {
  const { clock, log, paths } = surroundings;
  const keeper = new AlertKeeper(store, log);
  keeper.restore(clock.now());
  const notify = new AlertNotify(surroundings, store, keeper);
  const send = notify.send.bind(notify);
  const watch = new AlertWatch({ keeper, hub, sites, clock, dataFolder: paths.data, owed, send });
  const look = () => {
    watch.look();
  };
  const answers = { ...alertAnswers({ keeper, store, clock, look }), ...notify.answers() };
  return { watch, notify, answers };
}

function openSiteFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  readdirSync(folder);
}

function openDataFolder({ paths, clock, log }: Surroundings): Result<Store, EngineFailure> {
  mkdirSync(paths.data, { recursive: true, mode: 0o700 });
  const opened = openStore({ file: path.join(paths.data, 'history.sqlite'), clock, log });
  if (opened.ok) return opened;
  const failure = opened.error;
  switch (failure.kind) {
    case 'locked':
      return fail({ kind: 'data-folder-in-use', by: failure.by });
    case 'old-node':
      return fail({ kind: 'old-node' });
    case 'damaged':
    case 'failed':
      return fail({ kind: 'store', detail: failure.detail });
  }
}

function startWatch(
  found: FoundSite,
  store: Store,
  surroundings: Surroundings & { readonly bmcSecret: BmcSecret },
  questions: Questions,
  changed: (site: SiteId) => void,
): SiteWatch | null {
  if (!found.content.ok) return null;
  const { clock, log, bmcSecret, random = Math.random } = surroundings;
  const file = found.content.value;
  const settings = sshSettings(surroundings, file);
  const site = found.id;
  const named = log.with({ site });
  return new SiteWatch({
    site,
    file,
    store,
    clock,
    random,
    settings,
    bmcSecret,
    log: named,
    askers: questions.askers,
    changed: () => {
      changed(site);
    },
  });
}

async function maintain(store: Store, clock: Clock, log: Logger, stop: AbortSignal): Promise<void> {
  const stopped = () => stop.aborted;
  while (!stopped()) {
    await clock.sleep(MAINTAIN_EVERY_MS, stop);
    if (stopped()) return;
    log.debug('Store maintained', { report: store.maintain() });
    store.alerts.removeBefore(clock.now() - ALERTS_KEPT_MS);
  }
}
