import type { CfState } from '../../../shared/domain/cf.ts';
import type { RmsStanding } from '../../../shared/domain/rms.ts';
import type { AgentStanding } from '../../../shared/domain/sf.ts';
import type { ClusterPlan, ResourcePlan } from './cluster-plan.ts';
import type { Silence } from './silence.ts';

/** One node of a cluster: what runs on it, and how it sees the others. */
export class ClusterMember {
  readonly name: string;
  /** CF node number, from 1. */
  readonly number: number;
  readonly plan: ClusterPlan;
  /** Why its heartbeats do not arrive; empty while all is well. */
  readonly silences = new Map<string, Silence>();
  /** Only what differs from UP. */
  readonly sees = new Map<string, CfState>();
  /** Only what differs from Online. */
  readonly sysNodes = new Map<string, RmsStanding>();
  rmsRunning = true;
  sfRunning = true;
  /** The userApplication on this node. */
  application: RmsStanding;
  /** Its resource that is faulted, if any. */
  faultedResource: string | null = null;
  readonly #shut = new Map<string, AgentStanding['shut']>();
  #testFailed = false;

  constructor(name: string, index: number, plan: ClusterPlan) {
    this.name = name;
    this.number = index + 1;
    this.plan = plan;
    this.application = { state: index === 0 ? 'Online' : 'Standby', details: '' };
  }

  get sysNodeName(): string {
    return `${this.name}RMS`;
  }

  sysNode(target: ClusterMember): RmsStanding {
    const seen = this.sysNodes.get(target.name);
    if (seen !== undefined) return seen;
    return target.rmsRunning ? { state: 'Online', details: '' } : { state: 'Offline', details: 'Not Joined' };
  }

  resource(resource: ResourcePlan): RmsStanding {
    if (resource.name === this.faultedResource) return { state: 'Faulted', details: '' };
    const { state } = this.application;
    // With one resource faulted the others have been taken Offline.
    return { state: state === 'Faulted' ? 'Offline' : state, details: '' };
  }

  agent(target: string, agent: string): AgentStanding {
    const failed = this.#testFailed && agent === this.plan.agents[0];
    const shut = this.#shut.get(target) ?? 'Unknown';
    return {
      sa: shut === 'Killing' ? 'Killing' : 'Idle',
      shut,
      test: failed ? 'TestFailed' : 'TestWorked',
      init: 'InitWorked',
    };
  }

  killing(target: string, shut: AgentStanding['shut']): void {
    this.#shut.set(target, shut);
  }

  failTests(failed: boolean): void {
    this.#testFailed = failed;
  }

  /** The second agent is the fall-back of the first; in v1 a failed test of one leaves the other able. */
  canEliminate(target: string): boolean {
    return (
      this.sfRunning && this.plan.agents.some((agent) => this.agent(target, agent).test === 'TestWorked')
    );
  }

  ownsOrTakes(): boolean {
    return this.application.state === 'Online' || this.application.state === 'Wait';
  }

  stopped(): void {
    this.application = { state: 'Unknown', details: '' };
  }

  /** After its reboot: everything runs again, and the application is where somebody already has it. */
  started(ownedElsewhere: boolean): void {
    this.rmsRunning = true;
    this.sfRunning = true;
    this.faultedResource = null;
    this.#shut.clear();
    this.application = { state: ownedElsewhere ? 'Standby' : 'Online', details: '' };
  }
}
