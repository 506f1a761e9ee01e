import type { CfState } from '../../../shared/domain/cf.ts';
import type { RmsStanding } from '../../../shared/domain/rms.ts';
import type { AgentStanding } from '../../../shared/domain/sf.ts';
import type { Agenda } from './agenda.ts';
import { ClusterMember } from './cluster-member.ts';
import type { ClusterGround } from './cluster-ground.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import { Joining } from './joining.ts';
import { MonitorServices } from './monitor-services.ts';
import { ShutdownFacility, type Surroundings } from './shutdown-facility.ts';
import { AGENT_TIMEOUT_S } from './timing.ts';

/**
 * A cluster as documented: heartbeats and CF timeout, LEFTCLUSTER, elimination by the shutdown agents,
 * RMS waiting for it, failover, rejoin. Each member keeps its own view of the others.
 */
export class Cluster implements ClusterGround {
  readonly plan: ClusterPlan;
  readonly members: readonly ClusterMember[];
  readonly agentTimeoutSeconds = AGENT_TIMEOUT_S;
  readonly rms: MonitorServices;
  /** Why the whole interconnect is cut. */
  readonly cuts = new Set<string>();
  /** Nodes in CF's table that nobody planned. */
  readonly unknownNodes = new Set<string>();
  /** Agents that somebody configured on top of the planned ones. */
  readonly moreAgents = new Set<string>();
  readonly foreignResources: { readonly name: string; readonly type: 'gRes' }[] = [];
  maintenance = false;
  /** CF lists its last node to nobody. */
  hidesLast = false;
  shutdownPriority = 0;
  readonly #agenda: Agenda;
  readonly #sf: ShutdownFacility;
  readonly #joining: Joining;
  /** Since when an observer has not heard a target. */
  readonly #lost = new Map<string, number>();

  constructor(plan: ClusterPlan, agenda: Agenda, surroundings: Surroundings) {
    this.plan = plan;
    this.#agenda = agenda;
    this.members = plan.members.map((name, index) => new ClusterMember(name, index, plan));
    this.rms = new MonitorServices(this, agenda);
    this.#joining = new Joining(this, this.rms, agenda);
    this.#sf = new ShutdownFacility(this, agenda, surroundings, (target, by, at) => {
      this.down(
        target,
        this.members.filter((member) => member === by || this.hears(member, by)),
        'Killed',
        at,
      );
    });
  }

  /** The agents that are configured, in their order. */
  get agents(): readonly string[] {
    return [...this.plan.agents, ...this.moreAgents];
  }

  member(name: string): ClusterMember | undefined {
    return this.members.find((member) => member.name === name);
  }

  /** How one member sees another now. */
  view(observer: ClusterMember, target: ClusterMember): CfState {
    if (observer.comingUp) return observer === target ? 'COMINGUP' : 'UNKNOWN';
    return observer === target ? 'UP' : (observer.sees.get(target.name) ?? 'UP');
  }

  /** What `cftool -n` of one member prints of another. */
  printed(observer: ClusterMember, target: ClusterMember): CfState {
    return observer.showsDown.has(target.name) ? 'DOWN' : this.view(observer, target);
  }

  rmsOf(observer: ClusterMember, target: ClusterMember): RmsStanding {
    return observer.sysNode(target);
  }

  agentOf(observer: ClusterMember, target: ClusterMember, agent: string): AgentStanding {
    return observer.agents.standing(target.name, agent);
  }

  /** Do the heartbeats of the target reach the observer? */
  hears(observer: ClusterMember, target: ClusterMember): boolean {
    const linked = this.cuts.size + observer.cuts.size + target.cuts.size === 0;
    return linked && observer.running && target.running;
  }

  /** Call after everything that may have changed who hears whom, or how long a member waits. */
  recheck(at: number): void {
    for (const observer of this.members) {
      for (const target of this.members) if (target !== observer) this.#listen(observer, target, at);
    }
    for (const member of this.members) this.#joining.consider(member, at);
  }

  /** These members have learnt that the target is gone: DOWN, SysNode Faulted, and RMS acts. */
  down(
    target: ClusterMember,
    survivors: readonly ClusterMember[],
    details: 'Killed' | 'Shutdown',
    at: number,
  ): void {
    const others = survivors.filter((member) => member !== target && member.running);
    for (const member of others) {
      member.sees.set(target.name, 'DOWN');
      member.sysNodes.set(target.name, { state: 'Faulted', details });
    }
    this.rms.nodeGone(target, others, at);
  }

  #listen(observer: ClusterMember, target: ClusterMember, at: number): void {
    const pair = `${observer.name} ${target.name}`;
    if (!observer.running || observer.comingUp || this.hears(observer, target)) {
      this.#lost.delete(pair);
      return;
    }
    if (this.#lost.has(pair) || this.view(observer, target) !== 'UP') return;
    this.#lost.set(pair, at);
    this.#awaitHeartbeat(observer, target, at, at);
  }

  #awaitHeartbeat(observer: ClusterMember, target: ClusterMember, since: number, at: number): void {
    const seconds = observer.cfTimeoutSeconds;
    this.#agenda.after(at, seconds * 1_000, (due) => {
      if (this.#lost.get(`${observer.name} ${target.name}`) !== since) return;
      // Raised meanwhile: it waits for the rest.
      if (observer.cfTimeoutSeconds > seconds) this.#awaitHeartbeat(observer, target, since, due);
      else this.#leftCluster(observer, target, due);
    });
  }

  #leftCluster(observer: ClusterMember, target: ClusterMember, at: number): void {
    if (this.view(observer, target) !== 'UP') return;
    observer.sees.set(target.name, 'LEFTCLUSTER');
    observer.sysNodes.set(target.name, { state: 'Wait', details: '' });
    this.#sf.leftCluster(observer, target, at);
  }
}
