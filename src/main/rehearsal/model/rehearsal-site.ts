import type { Fault, FaultKind } from '../../../shared/contract/rehearsal.ts';
import { Agenda } from './agenda.ts';
import { agentSurroundings } from './agent-world.ts';
import type { ClusterMember } from './cluster-member.ts';
import { Cluster } from './cluster.ts';
import { FAULT_BEHAVIOUR, refuseFault } from './faults.ts';
import { Guest, type LifecycleEvent } from './guest.ts';
import { Host, type HostState } from './host.ts';
import type { RehearsalClock } from './rehearsal-clock.ts';
import type { GuestPlan, SitePlan } from './site-plan.ts';
import { HOST_BOOT_MS } from './timing.ts';

export type FaultRecord = Fault & { readonly since: number };

/** After the repair of these somebody starts what SF has stopped meanwhile. */
const STOPPING = /^(?:interconnect|node-left|host|guest)-/;
const SKEW_MS = 90_000;

/**
 * The whole site as it would be. Nothing runs by itself: every door calls `settle` before it reads, which
 * does what has become due in rehearsal time.
 */
export class RehearsalSite {
  readonly plan: SitePlan;
  readonly clock: RehearsalClock;
  readonly agenda = new Agenda();
  readonly hosts: ReadonlyMap<string, Host>;
  readonly guests: ReadonlyMap<string, Guest>;
  readonly clusters: readonly Cluster[];
  /** What stands in the consoles' lock files, by machine and cluster; gone with a restart. */
  readonly lockFiles = new Map<string, string>();
  readonly #clusterByMember = new Map<string, Cluster>();
  readonly #faults = new Map<string, FaultRecord>();
  readonly #copies = new Map<string, Guest>();
  readonly #domIds = new Map<string, number>();
  readonly #eventListeners = new Set<(event: LifecycleEvent) => void>();
  readonly #faultListeners = new Set<() => void>();

  constructor(plan: SitePlan, clock: RehearsalClock) {
    this.plan = plan;
    this.clock = clock;
    const at = clock.now();
    const guests = plan.guests.map((guest) => this.#newGuest(guest, at));
    this.guests = new Map(guests.map((guest) => [guest.plan.name, guest]));
    const byHost = Map.groupBy(guests, (guest) => guest.plan.host);
    this.hosts = new Map(
      plan.hosts.map((host) => [host.name, new Host(host, byHost.get(host.name) ?? [], plan.seed, at)]),
    );
    const surroundings = agentSurroundings(this);
    this.clusters = plan.clusters.map((cluster) => new Cluster(cluster, this.agenda, surroundings));
    for (const cluster of this.clusters) {
      for (const { name } of cluster.members) this.#clusterByMember.set(name, cluster);
    }
  }

  /** Does everything that is due, and answers with the time it is now. */
  settle(): number {
    const now = this.clock.now();
    this.agenda.settle(now);
    return now;
  }

  /** Shortens every wait of the model from now on; reported times and loads go on as before. */
  speed(factor: number): void {
    this.agenda.setSpeed(this.settle(), factor);
  }

  host(name: string): Host | undefined {
    return this.hosts.get(name);
  }

  guest(name: string): Guest | undefined {
    return this.guests.get(name);
  }

  /** What is defined anywhere, copies too. */
  allGuests(): Guest[] {
    return [...this.guests.values(), ...this.#copies.values()];
  }

  cluster(name: string): Cluster | undefined {
    return this.clusters.find(({ plan }) => plan.name === name);
  }

  /** The cluster that a guest node, or a host of configuration C, belongs to. */
  clusterOf(name: string): Cluster | undefined {
    return this.#clusterByMember.get(name);
  }

  member(name: string): ClusterMember | undefined {
    return this.clusterOf(name)?.member(name);
  }

  isNode(name: string): boolean {
    return this.guests.has(name) && this.#clusterByMember.has(name);
  }

  /** Does the machine's operating system answer at all? */
  machineUp(name: string): boolean {
    return this.hosts.get(name)?.up ?? this.guests.get(name)?.alive ?? false;
  }

  /** What the machine's own clock says. */
  machineNow(name: string): number {
    return this.clock.now() + (this.hasFault('clock-skew', name) ? SKEW_MS : 0);
  }

  onLifecycle(listener: (event: LifecycleEvent) => void): () => void {
    this.#eventListeners.add(listener);
    return () => void this.#eventListeners.delete(listener);
  }

  /** Called after every change of the faults, so that doors can close and open. */
  onFaults(listener: () => void): () => void {
    this.#faultListeners.add(listener);
    return () => void this.#faultListeners.delete(listener);
  }

  faults(): FaultRecord[] {
    return [...this.#faults.values()];
  }

  hasFault(kind: FaultKind, target: string): boolean {
    return this.#faults.has(`${kind} ${target}`);
  }

  /** Null, or why the fault makes no sense. A fault that is there already stays as it is. */
  inject(fault: Fault): string | null {
    const now = this.settle();
    const refusal = refuseFault(this, fault);
    if (refusal !== null || this.hasFault(fault.kind, fault.target)) return refusal;
    this.#faults.set(`${fault.kind} ${fault.target}`, { ...fault, since: now });
    FAULT_BEHAVIOUR[fault.kind].inject?.(this, fault.target, now);
    this.#doorsChanged();
    return null;
  }

  clear({ kind, target }: Fault): string | null {
    const now = this.settle();
    if (!this.#faults.delete(`${kind} ${target}`)) return 'that fault is not there';
    FAULT_BEHAVIOUR[kind].clear?.(this, target, now);
    if (STOPPING.test(kind)) this.#startKilled(target, now);
    this.#doorsChanged();
    return null;
  }

  /** These have come or are over by what somebody did: what they do by themselves does not happen. */
  setFaults(kinds: readonly FaultKind[], target: string, present: boolean, at: number): void {
    for (const kind of kinds) {
      if (present) this.#faults.set(`${kind} ${target}`, { kind, target, since: at });
      else this.#faults.delete(`${kind} ${target}`);
    }
    this.#doorsChanged();
  }

  recheck(name: string, at: number): void {
    this.clusterOf(name)?.recheck(at);
  }

  stopNode(name: string, cause: string, ended: boolean, at: number): void {
    const member = this.member(name);
    if (member === undefined) return;
    member.stops.add(cause);
    if (ended) member.ended();
    this.recheck(name, at);
  }

  resumeNode(name: string, cause: string, at: number): void {
    this.member(name)?.stops.delete(cause);
    this.recheck(name, at);
  }

  bootGuest(name: string, cause: string, at: number): void {
    const guest = this.guests.get(name);
    if (guest === undefined || this.hosts.get(guest.plan.host)?.up !== true) {
      this.member(name)?.stops.delete(cause);
      return;
    }
    guest.boot(at);
    this.#nodeBoots(name, [cause, 'killed'], at);
    this.#doorsChanged();
  }

  panicGuest(name: string, at: number): void {
    this.guests.get(name)?.panic(at);
    this.stopNode(name, 'killed', true, at);
    this.#doorsChanged();
  }

  /** What made it hang makes it hang again. */
  resetGuest(name: string, at: number): void {
    const guest = this.guests.get(name);
    guest?.reset(at);
    if (guest?.hung === true) this.member(name)?.ended();
    else this.#nodeBoots(name, [], at);
    this.#doorsChanged();
  }

  powerOffHost(name: string, at: number): void {
    if (this.hosts.get(name)?.state === 'off') return;
    this.failHost(name, 'off', at);
    this.stopNode(name, 'killed', true, at);
    this.#doorsChanged();
  }

  /** A host fails with all its guests. */
  failHost(name: string, state: Exclude<HostState, 'up'>, at: number): void {
    const host = this.hosts.get(name);
    if (host === undefined) return;
    host.fail(state, at);
    for (const machine of [name, ...host.guests.map((guest) => guest.plan.name)]) {
      this.stopNode(machine, 'host', state !== 'hung', at);
    }
  }

  /** The host answers at once; its guests start a little later, as libvirt's autostart does. */
  bootHost(name: string, at: number): void {
    const host = this.hosts.get(name);
    if (host === undefined) return;
    host.back(at);
    this.#nodeBoots(name, ['host', 'host-overload', 'killed'], at);
    this.agenda.after(at, HOST_BOOT_MS, (due) => {
      if (!host.up) return;
      for (const guest of host.guests) {
        if (guest.lostWithHost && guest.autostart) this.bootGuest(guest.plan.name, 'host', due);
        else this.resumeNode(guest.plan.name, 'host', due);
      }
      this.#doorsChanged();
    });
  }

  copyGuest(cause: string, of: Guest, change: Partial<GuestPlan>, running: boolean, at: number): void {
    const host = [...this.hosts.values()].find(
      ({ plan }) => plan.kind === 'kvm' && plan.name !== of.plan.host,
    );
    if (host === undefined) return;
    const copy = this.#newGuest({ ...of.plan, ...change, host: host.plan.name }, at);
    if (!running) copy.neverStarted();
    host.adopt(copy);
    this.#copies.set(`${cause} ${of.plan.name}`, copy);
  }

  removeCopy(cause: string, of: string): void {
    const copy = this.#copies.get(`${cause} ${of}`);
    if (copy === undefined) return;
    this.hosts.get(copy.plan.host)?.dismiss(copy);
    this.#copies.delete(`${cause} ${of}`);
  }

  moveGuest(name: string, host: string, at: number): void {
    const guest = this.guests.get(name);
    const target = this.hosts.get(host);
    if (guest === undefined || target === undefined || guest.plan.host === host) return;
    this.hosts.get(guest.plan.host)?.dismiss(guest);
    guest.moveTo(host, at);
    target.adopt(guest);
  }

  #nodeBoots(name: string, causes: readonly string[], at: number): void {
    const member = this.member(name);
    if (member === undefined) return;
    for (const cause of causes) member.stops.delete(cause);
    for (const key of this.lockFiles.keys()) if (key.startsWith(`${name} `)) this.lockFiles.delete(key);
    member.booting();
    this.recheck(name, at);
  }

  #startKilled(target: string, at: number): void {
    const onHost = this.hosts.get(target)?.guests.map((guest) => guest.plan.name) ?? [];
    const clusters = new Set([
      this.cluster(target),
      ...[target, ...onHost].map((name) => this.clusterOf(name)),
    ]);
    for (const member of [...clusters].flatMap((cluster) => cluster?.members ?? [])) {
      if (!member.stops.has('killed')) continue;
      if (this.hosts.has(member.name)) this.bootHost(member.name, at);
      else this.bootGuest(member.name, 'killed', at);
    }
  }

  #newGuest(plan: GuestPlan, at: number): Guest {
    const nextDomId = (host: string) => {
      const id = (this.#domIds.get(host) ?? 0) + 1;
      this.#domIds.set(host, id);
      return id;
    };
    return new Guest(plan, this.plan.seed, at, nextDomId, (event) => {
      for (const listener of this.#eventListeners) listener(event);
    });
  }

  #doorsChanged(): void {
    for (const listener of this.#faultListeners) listener();
  }
}
