import type { CfState } from '../../../shared/domain/cf.ts';
import type { RmsStanding } from '../../../shared/domain/rms.ts';
import type { AgentStanding } from '../../../shared/domain/sf.ts';
import type { Agenda } from './agenda.ts';
import { ClusterMember } from './cluster-member.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import type { Silence } from './silence.ts';

const DEFAULT_CF_TIMEOUT_S = 10; // CF guide 4.3, 1.1.2
const AGENT_TIMEOUT_S = 35;
const ELIMINATION_MS = 3_000;
const SWITCH_MS = 6_000;
const REJOIN_MS = 5_000;

/**
 * A cluster as documented: heartbeats and CF timeout, LEFTCLUSTER, elimination by the shutdown agents,
 * RMS waiting for it, failover, rejoin. Each member keeps its own view of the others.
 */
export class Cluster {
  readonly plan: ClusterPlan;
  readonly members: readonly ClusterMember[];
  readonly cfTimeoutSeconds = DEFAULT_CF_TIMEOUT_S;
  readonly agentTimeoutSeconds = AGENT_TIMEOUT_S;
  readonly #agenda: Agenda;

  constructor(plan: ClusterPlan, agenda: Agenda) {
    this.plan = plan;
    this.#agenda = agenda;
    this.members = plan.members.map((name, index) => new ClusterMember(name, index, plan));
  }

  member(name: string): ClusterMember | undefined {
    return this.members.find((member) => member.name === name);
  }

  /** How one member sees another now. */
  view(observer: ClusterMember, target: ClusterMember): CfState {
    return observer === target ? 'UP' : (observer.sees.get(target.name) ?? 'UP');
  }

  /** The member's heartbeats stop. After the CF timeout the others declare it LEFTCLUSTER. */
  fallSilent(member: ClusterMember, silence: Silence, at: number): void {
    member.silences.set(silence.reason, silence);
    this.#agenda.plan(at + this.cfTimeoutSeconds * 1_000, (due) => {
      this.#missed(member, silence, due);
    });
  }

  /** The cause is gone. With no other cause left the member rejoins: LEFTCLUSTER → DOWN → UP. */
  speakAgain(member: ClusterMember, reason: string, at: number): void {
    if (!member.silences.delete(reason) || member.silences.size > 0) return;
    this.#agenda.plan(at + REJOIN_MS, (due) => {
      this.#comingBack(member, due);
    });
  }

  rmsOf(observer: ClusterMember, target: ClusterMember): RmsStanding {
    return observer.sysNode(target);
  }

  agentOf(observer: ClusterMember, target: ClusterMember, agent: string): AgentStanding {
    return observer.agent(target.name, agent);
  }

  #talking(except: ClusterMember): ClusterMember[] {
    return this.members.filter((member) => member !== except && member.silences.size === 0);
  }

  #missed(member: ClusterMember, silence: Silence, at: number): void {
    if (member.silences.get(silence.reason) !== silence) return;
    const observers = this.#talking(member);
    for (const observer of observers) {
      if (observer.sees.get(member.name) === 'DOWN') continue;
      observer.sees.set(member.name, 'LEFTCLUSTER');
      observer.sysNodes.set(member.name, { state: 'Wait', details: '' });
      if (observer.sfRunning) observer.killing(member.name, 'Killing');
    }
    if (silence.reason === 'node-left-cluster') this.#cutOff(member, observers);
    const killers = observers.filter((observer) => observer.sfRunning);
    if (killers.length === 0) return;
    const ms = silence.provable ? ELIMINATION_MS : this.plan.agents.length * AGENT_TIMEOUT_S * 1_000;
    this.#agenda.plan(at + ms, (due) => {
      this.#agentsEnded(member, silence, due);
    });
  }

  /** A cut works both ways: the member does not hear the others either. */
  #cutOff(member: ClusterMember, others: readonly ClusterMember[]): void {
    for (const other of others) {
      member.sees.set(other.name, 'LEFTCLUSTER');
      member.sysNodes.set(other.name, { state: 'Wait', details: '' });
    }
  }

  #agentsEnded(member: ClusterMember, silence: Silence, at: number): void {
    if (member.silences.get(silence.reason) !== silence) return;
    const observers = this.#talking(member);
    const able = observers.some((observer) => observer.canEliminate(member.name));
    const done = silence.provable && able;
    for (const observer of observers) {
      if (observer.sfRunning) observer.killing(member.name, done ? 'KillWorked' : 'KillFailed');
      if (!done) continue;
      observer.sees.set(member.name, 'DOWN');
      observer.sysNodes.set(member.name, { state: 'Faulted', details: 'Killed' });
    }
    if (done && member.application.state === 'Online') this.#failOver(member, observers, at);
    if (done) member.stopped();
  }

  #failOver(from: ClusterMember, others: readonly ClusterMember[], at: number): void {
    const target = others.find(
      ({ rmsRunning, application }) => rmsRunning && application.state === 'Standby',
    );
    if (target === undefined) return;
    target.application = { state: 'Wait', details: '' };
    this.#agenda.plan(at + SWITCH_MS, () => {
      if (target.application.state === 'Wait') target.application = { state: 'Online', details: '' };
    });
    from.application = { state: 'Unknown', details: '' };
  }

  #comingBack(member: ClusterMember, at: number): void {
    if (member.silences.size > 0) return;
    const wasDown = this.members.some((other) => other.sees.get(member.name) === 'DOWN');
    for (const other of this.members) {
      if (other.sees.has(member.name)) other.sees.set(member.name, 'DOWN');
    }
    this.#agenda.plan(at + REJOIN_MS, () => {
      if (member.silences.size === 0) this.#joined(member, wasDown);
    });
  }

  #joined(member: ClusterMember, wasDown: boolean): void {
    member.sees.clear();
    member.sysNodes.clear();
    for (const other of this.members) {
      other.sees.delete(member.name);
      other.sysNodes.delete(member.name);
      other.killing(member.name, 'Unknown');
      if (other.silences.size > 0 && other !== member) member.sees.set(other.name, 'LEFTCLUSTER');
    }
    if (wasDown) member.started(this.members.some((other) => other !== member && other.ownsOrTakes()));
  }
}
