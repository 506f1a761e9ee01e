import type { SiteFile } from '../../shared/domain/inventory.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { MachineRecord, SitePicture } from '../../shared/domain/site-picture.ts';
import { drawSite } from '../domain/picture/draw-site.ts';
import type { Load, LoadView } from '../domain/picture/load-view.ts';
import type { Store } from '../store/open-store.ts';
import type { HostSample } from '../store/sample.ts';
import { pastStates } from './past-states.ts';
import { MISSED_INTERVALS } from './machines.ts';
import { polledSources } from './polled-sources.ts';
import { storedFile } from './stored-file.ts';

/** The site as it stood at a moment, drawn from the store alone; null when nothing was stored then. */
export function pictureFromStore(site: SiteId, store: Store, moment: number): SitePicture | null {
  const file = storedFile(site, store, moment);
  if (file === null) return null;
  const machines = pastMachines(site, file, store, moment);
  return drawSite({
    site,
    file: file,
    states: pastStates(site, file, store, moment),
    loads: pastLoads(site, file, store, moment),
    machines,
  });
}

function pastLoads(site: SiteId, file: SiteFile, store: Store, moment: number): LoadView {
  const { hosts, guests } = store.samples.latest(
    site,
    moment,
    MISSED_INTERVALS * file.polling.hostSeconds * 1000,
  );
  const byHost = new Map(hosts.map((sample) => [String(sample.host), sample]));
  const byGuest = new Map(guests.map((sample) => [String(sample.guest), sample]));
  return { host: (name) => loadOf(byHost.get(name)), guest: (id) => loadOf(byGuest.get(id)) };
}

type Stored = Pick<HostSample, 'cpu' | 'cpuTotal' | 'memory' | 'memoryTotal'> & { readonly at: number };

function loadOf(sample: Stored | undefined): Load | null {
  if (sample === undefined) return null;
  const { at, cpu, cpuTotal, memory, memoryTotal } = sample;
  if (cpu === null || cpuTotal === null || memory === null || memoryTotal === null) return null;
  return { at, cpu, cpuTotal, memory, memoryTotal };
}

function pastMachines(site: SiteId, file: SiteFile, store: Store, moment: number): MachineRecord[] {
  const tried = new Map(store.polls.lastTried(site, moment).map((poll) => [poll.machine, poll]));
  const answered = new Map(store.polls.lastOk(site, moment).map((poll) => [poll.machine, poll.at]));
  return polledSources(file).map((source) => {
    const last = tried.get(source.id);
    const lastOkAt = answered.get(source.id) ?? null;
    return { ...source, lastTriedAt: last?.at ?? null, lastOkAt, failure: last?.failure ?? null, cost: null };
  });
}
