import type { HostEntry, SiteFile } from '../../shared/domain/inventory.ts';
import type { GuestId, NodeName, SiteId } from '../../shared/domain/names.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import type { Clock } from '../platform/clock.ts';
import { breathe, inBreaths } from '../platform/breathe.ts';
import type { Logger } from '../platform/logger.ts';
import type { WayToMachines } from '../actions/run/changing-connections.ts';
import { firstPolls } from '../polling/first-polls.ts';
import { createNudge, type Nudge } from '../polling/nudge.ts';
import type { Store } from '../store/open-store.ts';
import { jumpBetween, moveBy } from '../domain/alerts/clock-jump.ts';
import type { StateView } from '../domain/picture/state-view.ts';
import { nodesOf } from '../domain/picture/site-map.ts';
import { clocksAfterJump } from './clocks-after-jump.ts';
import { readClocks } from './read-clocks.ts';
import { Connections, type ConnectionParts } from './connections.ts';
import { BegunBefore } from './begun-before.ts';
import { isNews, leftSince } from './left-since.ts';
import { Ledger } from './ledger.ts';
import { LivePicture, liveStates } from './live-picture.ts';
import { LiveLoads } from './live-loads.ts';
import { Machines, MISSED_INTERVALS } from './machines.ts';
import { hostsWithBmc, hostsWithFiles, hostsWithLibvirt, polledSources } from './polled-sources.ts';
import { RawOutputs } from './raw-outputs.ts';
import { Recorder } from './recorder.ts';
import { rememberStates } from './remember-states.ts';
import type { BmcSecret } from './bmc-secrets.ts';
import { watchBmc } from './watch-bmc.ts';
import type { WatchContext } from './watch-context.ts';
import { HostWatch } from './watch-host.ts';
import { watchHostFiles } from './watch-host-files.ts';
import { NodeWatch } from './watch-node.ts';

const TICK_MS = 1000;
/** Of what is remembered; no longer than a page may wait for one of its files. */
const STATES_AT_ONCE = 2000;
/** A clock that was set makes everything look old, or new, until `clockSet` is called. */
const TICKS_AFTER_JUMP = 3;
const BMC = 'bmc ';

export interface SiteWatchParts extends ConnectionParts {
  readonly site: SiteId;
  readonly file: SiteFile;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  readonly bmcSecret: BmcSecret;
  readonly changed: () => void;
}

/** Watches one site: every machine by a loop of its own, so that a slow one costs the others nothing. */
export class SiteWatch {
  readonly file: SiteFile;
  readonly connections: Connections;
  readonly raw = new RawOutputs();
  readonly #parts: SiteWatchParts;
  readonly #ledger = new Ledger();
  readonly #machines = new Machines();
  readonly #loads: LiveLoads;
  readonly #recorder: Recorder;
  readonly #picture: LivePicture;
  readonly #begunBefore: BegunBefore;
  readonly #stop = new AbortController();
  #startedAt: number;
  readonly #nudges = new Map<string, Nudge>();
  #loops: Promise<unknown> = Promise.resolve();

  constructor(parts: SiteWatchParts) {
    const { site, file, store, clock, log } = parts;
    this.#parts = parts;
    this.file = file;
    this.#startedAt = clock.now();
    this.#loads = new LiveLoads(MISSED_INTERVALS * file.polling.hostSeconds * 1000, () => clock.now());
    this.#recorder = new Recorder(site, store, log);
    this.#begunBefore = new BegunBefore({ site, store, log, nodeSeconds: file.polling.nodeSeconds });
    this.connections = new Connections(file, parts);
    const view = { ledger: this.#ledger, loads: this.#loads, machines: this.#machines };
    this.#picture = new LivePicture(site, file, view);
  }

  /** Samples and changes that the store could not take. */
  get lost(): number {
    return this.#recorder.lost;
  }

  /** How often the store took nothing so far. */
  get refused(): number {
    return this.#recorder.refused;
  }

  /** Starts with what the store remembers, as last known, until each machine is read again. */
  async start(): Promise<void> {
    const { site, file, store, clock } = this.#parts;
    const now = clock.now();
    const remembered = rememberStates(site, store, now);
    this.#begunBefore.start(now);
    await breathe();
    await inBreaths(remembered, STATES_AT_ONCE, (states) => {
      this.#ledger.recall(states, now);
    });
    await this.#picture.prepare(clock.now());
    store.inventories.record(site, JSON.stringify(file), clock.now());
    for (const source of polledSources(file)) this.#machines.add(source);
    const context = this.#context(firstPolls(remembered.length));
    const loops = [
      ...hostsWithLibvirt(file).map((host) =>
        new HostWatch(host, context, this.#nudge(`host ${host.name}`)).run(),
      ),
      ...hostsWithFiles(file).map((host) => watchHostFiles(host, context, this.#nudge(`files ${host.name}`))),
      ...hostsWithBmc(file).map((each) =>
        watchBmc(each, this.#parts.bmcSecret, context, this.#nudge(`${BMC}${each.host.name}`)),
      ),
      ...nodesOf(file).map(({ node, cluster }) =>
        new NodeWatch(node, cluster, context, this.#nudge(`node ${node.name}`)).run(),
      ),
      this.#tick(),
    ];
    this.#loops = Promise.all(loops.map((loop) => this.#guarded(loop)));
  }

  /** A loop that ends by a bug leaves its machine silent, which is seen; it must not take the others with it. */
  async #guarded(loop: Promise<void>): Promise<void> {
    await loop.catch((error: unknown) => {
      this.#parts.log.error('A loop of the site has ended', { error });
    });
  }

  picture(): SitePicture {
    return this.#picture.draw(this.#parts.clock.now());
  }

  states(): StateView {
    return liveStates(this.#ledger, this.#parts.clock.now());
  }

  /** First stored LEFTCLUSTER of any observer that still lasts, as known at this moment; null: nobody knows. */
  leftSince(node: NodeName): number | null {
    const states = this.#ledger.of({ kind: 'node', id: node });
    return leftSince(states, (seen) => this.#begunBefore.of(node, seen));
  }

  /** What an operation's look was told: a LEFTCLUSTER that is new is polled at once, so that its beginning is stored. */
  told(observer: NodeName, round: NodeRound): void {
    const names = new Set<string>(nodesOf(this.file).map(({ node }) => node.name));
    const isNew = isNews(observer, round, (id) =>
      names.has(id) ? this.#ledger.of({ kind: 'node', id }) : null,
    );
    if (isNew) this.#nudge(`node ${observer}`).ring();
  }

  /** The host where a guest is active, else one that lists it. */
  hostOf(guest: GuestId): HostEntry | null {
    const record = this.picture().guests.find(({ id }) => id === guest);
    const host = record?.placements[0]?.host;
    return this.file.hosts.find(({ name }) => name === host) ?? null;
  }

  /** The wall clock was set: everything that is remembered of the machines keeps its age. */
  clockSet(jump: number): void {
    const move = moveBy(jump, this.#parts.clock.now());
    const before = this.#ledger.all().filter(({ at }) => move(at) !== at);
    const offsets = clocksAfterJump(before, jump);
    this.#ledger.clockSet(move);
    const moved = offsets.map((fact) => ({ ...fact, at: move(fact.at) }));
    this.#recorder.states(this.#ledger.observe(moved));
    this.#loads.clockSet(move);
    this.#machines.clockSet(move);
    this.#startedAt = move(this.#startedAt);
    this.#parts.changed();
  }

  /** For an operation's own connections: the same machines, other logins. */
  wayToMachines(): WayToMachines {
    const { settings, askers, clock, log, file, bmcSecret } = this.#parts;
    return { settings, askers, clock, log, defaultUser: file.ssh.user, bmcSecret };
  }

  /**
   * A person answered a question: asks every machine that SSH reaches at once. Not the BMCs, about which nobody is
   * asked: a password that one of them refused has not changed.
   */
  nudgeAll(): void {
    for (const [key, nudge] of this.#nudges) if (!key.startsWith(BMC)) nudge.call();
  }

  /** A person changed the password of one host's BMC, and of no other. */
  nudgeBmc(host: HostEntry['name']): void {
    this.#nudge(`${BMC}${host}`).call();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.connections.end();
    await this.#loops;
  }

  #context(firstPoll: WatchContext['firstPoll']): WatchContext {
    const { site, file, clock, log, random, changed } = this.#parts;
    return {
      site,
      file,
      clock,
      log,
      random,
      changed,
      stop: this.#stop.signal,
      ledger: this.#ledger,
      loads: this.#loads,
      machines: this.#machines,
      recorder: this.#recorder,
      connections: this.connections,
      raw: this.raw,
      firstPoll,
      nudgeGuest: (guest) => {
        this.#nudgeGuest(guest);
      },
      nudgePeers: (cluster, node) => {
        this.#nudgeNodes((entry) => entry.cluster.name === cluster && entry.node.name !== node);
      },
    };
  }

  /** Once a second: what has been silent for three intervals is no longer believed. */
  async #tick(): Promise<void> {
    const { clock, changed, log } = this.#parts;
    const stop = this.#stop.signal;
    let before = readClocks(clock);
    let doubtful = 0;
    while (!stop.aborted) {
      await clock.sleep(TICK_MS, stop);
      const after = readClocks(clock);
      doubtful = jumpBetween(before, after) === 0 ? Math.max(0, doubtful - 1) : TICKS_AFTER_JUMP;
      before = after;
      if (doubtful > 0) continue;
      try {
        if (this.#silenceAt(after.wall)) changed();
        this.#recorder.alive(after.wall);
      } catch (error) {
        log.error('What is silent could not be told', { error });
      }
    }
  }

  /** Whether something is not believed any more. */
  #silenceAt(now: number): boolean {
    const news = this.#machines
      .silent(now, this.#startedAt)
      .flatMap(({ id }) => this.#ledger.silence(id, { kind: 'silent', intervals: MISSED_INTERVALS }, now));
    this.#recorder.states(news);
    return news.length > 0;
  }

  #nudge(key: string): Nudge {
    const nudge = this.#nudges.get(key) ?? createNudge();
    this.#nudges.set(key, nudge);
    return nudge;
  }

  /** A guest changed: the nodes of its cluster will see it. */
  #nudgeGuest(guest: string): void {
    const names = new Set(this.#ledger.of({ kind: 'guest', id: guest }).flatMap(nameOf));
    const clusters = new Set(
      nodesOf(this.file)
        .filter(({ node }) => node.guest === guest || (node.guest !== undefined && names.has(node.guest)))
        .map(({ cluster }) => cluster.name),
    );
    this.#nudgeNodes(({ cluster }) => clusters.has(cluster.name));
  }

  #nudgeNodes(wanted: (entry: ReturnType<typeof nodesOf>[number]) => boolean): void {
    for (const { node } of nodesOf(this.file).filter(wanted)) this.#nudge(`node ${node.name}`).ring();
  }
}

function nameOf(state: { readonly name: string; readonly value: unknown }): string[] {
  const { name, value } = state;
  if (name !== 'definition' || typeof value !== 'object' || value === null || !('name' in value)) return [];
  return typeof value.name === 'string' ? [value.name] : [];
}
