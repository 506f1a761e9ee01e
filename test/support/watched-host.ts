import { expect } from 'vitest';
import { siteFileSchema } from '../../src/shared/domain/inventory.ts';
import { siteIdSchema } from '../../src/shared/domain/names.ts';
import { ok } from '../../src/shared/result.ts';
import type { ManualClock } from './manual-clock.ts';
import { PLAYED_GUEST } from './played-reader.ts';
import type { Clock } from '../../src/main/platform/clock.ts';
import { silentLogger, type Logger } from '../../src/main/platform/logger.ts';
import { createNudge } from '../../src/main/polling/nudge.ts';
import type { LibvirtReader, LifecycleEvent } from '../../src/main/sources/libvirt/libvirt-reader.ts';
import { openStore } from '../../src/main/store/open-store.ts';
import { Kept } from '../../src/main/engine/kept.ts';
import { Ledger } from '../../src/main/engine/ledger.ts';
import { LiveLoads } from '../../src/main/engine/live-loads.ts';
import { Machines } from '../../src/main/engine/machines.ts';
import { polledSources } from '../../src/main/engine/polled-sources.ts';
import { RawOutputs } from '../../src/main/engine/raw-outputs.ts';
import { Recorder } from '../../src/main/engine/recorder.ts';
import type { WatchContext } from '../../src/main/engine/watch-context.ts';
import { HostWatch } from '../../src/main/engine/watch-host.ts';

const site = siteIdSchema.parse('web');
const WEB = { version: 1, name: 'Web', hosts: [{ name: 'kvm-a' }], clusters: [] };
export const EVERY = siteFileSchema.parse(WEB).polling.hostSeconds * 1000;

interface Changed {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly hostSeconds?: number;
  readonly changed?: () => void;
}

/** One host, watched from now on: each opening of its libvirt takes the next reader. */
export function watchHost(
  readers: readonly LibvirtReader[],
  manual: ManualClock,
  { clock = manual, log = silentLogger, hostSeconds = 5, changed = () => undefined }: Changed = {},
) {
  const file = siteFileSchema.parse({ ...WEB, polling: { hostSeconds } });
  const store = openStore({ file: ':memory:', clock, log: silentLogger });
  if (!store.ok) throw new Error(JSON.stringify(store.error));
  const opened = [...readers];
  const open = () => Promise.resolve(ok(opened.length > 1 ? opened.shift()! : opened[0]!));
  const kept = new Kept(open, clock, 1000);
  const stop = new AbortController();
  const nudged: string[] = [];
  const parts = { ledger: new Ledger(), machines: new Machines(), loads: new LiveLoads(15_000, clock.now) };
  for (const source of polledSources(file)) parts.machines.add(source);
  const context: WatchContext = {
    ...parts,
    site,
    file,
    clock,
    log,
    random: () => 0.5,
    stop: stop.signal,
    recorder: new Recorder(site, store.value, silentLogger),
    connections: { libvirt: () => kept, ssh: () => expect.fail('no SSH here') },
    raw: new RawOutputs(),
    firstPoll: () => 0,
    changed,
    nudgeGuest: (guest) => nudged.push(guest),
    nudgePeers: () => undefined,
  };
  const running = new HostWatch(file.hosts[0]!, context, createNudge()).run();
  const end = async () => {
    stop.abort();
    await running;
    store.value.close();
  };
  return { ...parts, nudged, end };
}

export const STOPPED: LifecycleEvent = {
  guest: PLAYED_GUEST,
  name: 'web1',
  event: 'Stopped',
  detail: 'Destroyed',
};
