import type { Fault, FaultKind } from '../../../shared/contract/rehearsal.ts';
import { Agenda } from './agenda.ts';
import type { ClusterMember } from './cluster-member.ts';
import { Cluster } from './cluster.ts';
import { FAULT_BEHAVIOUR, refuseFault } from './faults.ts';
import { Guest, type LifecycleEvent } from './guest.ts';
import { Host } from './host.ts';
import type { RehearsalClock } from './rehearsal-clock.ts';
import type { Silence } from './silence.ts';
import type { SitePlan } from './site-plan.ts';

export type FaultRecord = Fault & { readonly since: number };

const HOST_BOOT_MS = 20_000;

/**
 * The whole site as it would be. Nothing runs by itself: every door calls `settle` before it reads, which
 * does what has become due in rehearsal time.
 */
export class RehearsalSite {
  readonly plan: SitePlan;
  readonly clock: RehearsalClock;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly guests: ReadonlyMap<string, Guest>;
  readonly clusters: readonly Cluster[];
  readonly #agenda = new Agenda();
  readonly #clusterByMember = new Map<string, Cluster>();
  readonly #faults = new Map<string, FaultRecord>();
  readonly #eventListeners = new Set<(event: LifecycleEvent) => void>();
  readonly #faultListeners = new Set<() => void>();

  constructor(plan: SitePlan, clock: RehearsalClock) {
    this.plan = plan;
    this.clock = clock;
    const at = clock.now();
    const domIds = new Map<string, number>();
    const nextDomId = (host: string) => {
      const id = (domIds.get(host) ?? 0) + 1;
      domIds.set(host, id);
      return id;
    };
    const guests = plan.guests.map(
      (guest) =>
        new Guest(
          guest,
          plan.seed,
          at,
          () => nextDomId(guest.host),
          (event) => this.#tell(event),
        ),
    );
    this.guests = new Map(guests.map((guest) => [guest.plan.name, guest]));
    const byHost = Map.groupBy(guests, (guest) => guest.plan.host);
    this.hosts = new Map(
      plan.hosts.map((host) => [host.name, new Host(host, byHost.get(host.name) ?? [], plan.seed, at)]),
    );
    this.clusters = plan.clusters.map((cluster) => new Cluster(cluster, this.#agenda));
    for (const cluster of this.clusters) {
      for (const { name } of cluster.members) this.#clusterByMember.set(name, cluster);
    }
  }

  /** Does everything that is due, and answers with the time it is now. */
  settle(): number {
    const now = this.clock.now();
    this.#agenda.settle(now);
    return now;
  }

  nextDue(): number | null {
    return this.#agenda.next();
  }

  host(name: string): Host | undefined {
    return this.hosts.get(name);
  }

  guest(name: string): Guest | undefined {
    return this.guests.get(name);
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
    FAULT_BEHAVIOUR[fault.kind]?.inject?.(this, fault.target, now);
    this.#doorsChanged();
    return null;
  }

  clear(fault: Fault): string | null {
    const now = this.settle();
    if (!this.#faults.delete(`${fault.kind} ${fault.target}`)) return 'that fault is not there';
    FAULT_BEHAVIOUR[fault.kind]?.clear?.(this, fault.target, now);
    this.#doorsChanged();
    return null;
  }

  silence(name: string, silence: Silence, at: number): void {
    const cluster = this.clusterOf(name);
    const member = cluster?.member(name);
    if (cluster !== undefined && member !== undefined) cluster.fallSilent(member, silence, at);
  }

  endSilence(name: string, reason: string, at: number): void {
    const cluster = this.clusterOf(name);
    const member = cluster?.member(name);
    if (cluster !== undefined && member !== undefined) cluster.speakAgain(member, reason, at);
  }

  /** A host dies with all its guests. Only Host OS failover can prove it to the guests elsewhere. */
  hostDown(name: string, at: number): void {
    const host = this.hosts.get(name);
    if (host === undefined) return;
    host.down(at);
    const silence = { reason: 'host-down', provable: host.plan.failover };
    for (const machine of [name, ...host.guests.map((guest) => guest.plan.name)]) {
      this.silence(machine, silence, at);
    }
  }

  /** The host answers at once; its guests start a little later, as libvirt's autostart does. */
  hostBack(name: string, at: number): void {
    const host = this.hosts.get(name);
    if (host === undefined) return;
    host.back();
    this.endSilence(name, 'host-down', at);
    this.#agenda.plan(at + HOST_BOOT_MS, (due) => {
      for (const guest of host.guests) {
        if (guest.standing.state !== 'shut off') continue;
        guest.boot(due);
        this.endSilence(guest.plan.name, 'host-down', due);
      }
      this.#doorsChanged();
    });
  }

  #tell(event: LifecycleEvent): void {
    for (const listener of this.#eventListeners) listener(event);
  }

  #doorsChanged(): void {
    for (const listener of this.#faultListeners) listener();
  }
}
