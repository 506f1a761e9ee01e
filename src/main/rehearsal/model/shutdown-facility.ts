import type { Agenda } from './agenda.ts';
import type { ClusterMember } from './cluster-member.ts';
import type { ClusterGround } from './cluster-ground.ts';
import type { AgentOutcome } from './member-agents.ts';
import { ADVERT_DELAY_MS, AGENT_TIMEOUT_S, AGENT_WORK_MS } from './timing.ts';

/** What a shutdown agent would achieve now, and what it does to its target when it works. */
export interface Attempt {
  readonly outcome: AgentOutcome;
  readonly act?: (at: number) => void;
}

/** The world around a cluster, as its shutdown agents meet it. */
export interface Surroundings {
  readonly attempt: (agent: string, observer: ClusterMember, target: ClusterMember) => Attempt;
  /** Can both talk over the administrative LAN? */
  readonly adminLan: (a: ClusterMember, b: ClusterMember) => boolean;
}

interface Side {
  readonly weight: number;
  readonly first: string;
}

/**
 * SF as documented (CF guide 4.3, 7.3 and 7.4.1): the side with the greater weight survives, at equal weight
 * that with the alphabetically first node; the agents are tried in order, one that times out is abandoned;
 * when all fail the node stays LEFTCLUSTER.
 */
export class ShutdownFacility {
  readonly #cluster: ClusterGround;
  readonly #agenda: Agenda;
  readonly #surroundings: Surroundings;
  readonly #killed: (target: ClusterMember, by: ClusterMember, at: number) => void;

  constructor(
    cluster: ClusterGround,
    agenda: Agenda,
    surroundings: Surroundings,
    killed: (target: ClusterMember, by: ClusterMember, at: number) => void,
  ) {
    this.#cluster = cluster;
    this.#agenda = agenda;
    this.#surroundings = surroundings;
    this.#killed = killed;
  }

  /** The observer has just declared the target LEFTCLUSTER. */
  leftCluster(observer: ClusterMember, target: ClusterMember, at: number): void {
    // Whoever else fell silent at the same moment has to be known before sides are weighed.
    this.#agenda.after(at, 0, (due) => {
      this.#decide(observer, target, due);
    });
  }

  #decide(observer: ClusterMember, target: ClusterMember, at: number): void {
    if (!observer.sfRunning) return;
    const own = this.#side(observer);
    const whole = this.#weigh(this.#cluster.members).weight;
    const other = this.#weigh(this.#cluster.members.filter((member) => !this.#isWith(observer, member)));
    const wins = own.weight > other.weight || (own.weight === other.weight && own.first < other.first);
    // An advert of the heavier side says that this one will be stopped: it stops nobody.
    if (!wins && this.#hearsAdvert(observer, target)) return;
    const delay = wins ? 0 : ADVERT_DELAY_MS * (1 - own.weight / whole);
    this.#agenda.after(at, delay, (due) => {
      this.#try(observer, target, 0, due);
    });
  }

  #try(observer: ClusterMember, target: ClusterMember, index: number, at: number): void {
    const agent = observer.plan.agents[index];
    if (agent === undefined || !this.#goesOn(observer, target)) return;
    observer.agents.mark(target.name, agent, 'Killing');
    const begun = this.#attempt(agent, observer, target);
    const ms = begun.outcome === 'times out' ? AGENT_TIMEOUT_S * 1_000 : AGENT_WORK_MS;
    this.#agenda.after(at, ms, (due) => {
      if (!this.#goesOn(observer, target)) {
        observer.agents.mark(target.name, agent, 'Unknown');
        return;
      }
      // The world may have moved on: SA_vmchkhost waits for the hosts' own decision.
      const { outcome, act } = this.#attempt(agent, observer, target);
      observer.agents.mark(target.name, agent, outcome === 'works' ? 'KillWorked' : 'KillFailed');
      if (outcome !== 'works') {
        this.#try(observer, target, index + 1, due);
        return;
      }
      act?.(due);
      this.#killed(target, observer, due);
    });
  }

  #attempt(agent: string, observer: ClusterMember, target: ClusterMember): Attempt {
    const trouble = observer.agents.trouble(agent);
    return trouble === null ? this.#surroundings.attempt(agent, observer, target) : { outcome: trouble };
  }

  /** Our reading: whoever is heard again is not stopped any more, so that a repair in time repairs. */
  #goesOn(observer: ClusterMember, target: ClusterMember): boolean {
    const isLost = this.#cluster.view(observer, target) === 'LEFTCLUSTER';
    return isLost && observer.running && observer.sfRunning && !this.#cluster.hears(observer, target);
  }

  #hearsAdvert(observer: ClusterMember, target: ClusterMember): boolean {
    return target.running && target.sfRunning && this.#surroundings.adminLan(observer, target);
  }

  #side(observer: ClusterMember): Side {
    return this.#weigh(this.#cluster.members.filter((member) => this.#isWith(observer, member)));
  }

  #isWith(observer: ClusterMember, member: ClusterMember): boolean {
    return this.#cluster.view(observer, member) === 'UP';
  }

  /** Node weight 1 each, and ShutdownPriority of the application where it is Online. */
  #weigh(members: readonly ClusterMember[]): Side {
    const priority = this.#cluster.shutdownPriority;
    const weights = members.map(({ application }) => 1 + (application.state === 'Online' ? priority : 0));
    return {
      weight: weights.reduce((sum, weight) => sum + weight, 0),
      first: members.map(({ name }) => name).sort()[0] ?? '\uffff',
    };
  }
}
