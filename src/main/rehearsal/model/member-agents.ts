import type { AgentStanding } from '../../../shared/domain/sf.ts';
import type { ClusterPlan } from './cluster-plan.ts';

/** How an attempt of a shutdown agent ends. */
export type AgentOutcome = 'works' | 'fails' | 'times out';

interface AgentTrouble {
  readonly agents: 'first' | 'all';
  readonly outcome: Exclude<AgentOutcome, 'works'>;
  /** The test that SF makes every ten minutes has met it. */
  tested: boolean;
}

/** The shutdown agents on one node: what is wrong with them, and what they have done. */
export class MemberAgents {
  readonly #plan: ClusterPlan;
  readonly #troubles = new Map<string, AgentTrouble>();
  /** SF has not tested, or does not know its agents at all. */
  untested = false;
  missing = false;
  /** SF does not list the last of its agents. */
  lastMissing = false;
  readonly #shut = new Map<string, AgentStanding['shut']>();

  constructor(plan: ClusterPlan) {
    this.#plan = plan;
  }

  standing(target: string, agent: string): AgentStanding {
    const shut = this.#shut.get(`${target} ${agent}`) ?? 'Unknown';
    const failed = [...this.#troubles.values()].some(
      (trouble) => trouble.tested && this.#meets(trouble, agent),
    );
    return {
      sa: shut === 'Killing' ? 'Killing' : 'Idle',
      shut,
      test: this.untested ? 'Unknown' : failed ? 'TestFailed' : 'TestWorked',
      init: 'InitWorked',
    };
  }

  mark(target: string, agent: string, shut: AgentStanding['shut']): void {
    this.#shut.set(`${target} ${agent}`, shut);
  }

  forget(target: string): void {
    for (const agent of this.#plan.agents) this.#shut.delete(`${target} ${agent}`);
  }

  reset(): void {
    this.#shut.clear();
  }

  break(cause: string, trouble: AgentTrouble): void {
    this.#troubles.set(cause, { ...trouble });
  }

  mend(cause: string): void {
    this.#troubles.delete(cause);
  }

  /** SF tests the route: what is wrong shows now. */
  test(): void {
    for (const trouble of this.#troubles.values()) trouble.tested = true;
  }

  /** What is wrong with this agent itself, whatever it is aimed at. */
  trouble(agent: string): Exclude<AgentOutcome, 'works'> | null {
    if (this.missing) return 'fails';
    return [...this.#troubles.values()].find((trouble) => this.#meets(trouble, agent))?.outcome ?? null;
  }

  #meets({ agents }: AgentTrouble, agent: string): boolean {
    return agents === 'all' || agent === this.#plan.agents[0];
  }
}
