import type { CfState } from '../../../shared/domain/cf.ts';
import type { RmsStanding } from '../../../shared/domain/rms.ts';
import type { ClusterPlan, ResourcePlan } from './cluster-plan.ts';
import { MemberAgents } from './member-agents.ts';
import { CF_TIMEOUT_S } from './timing.ts';

/** One node of a cluster: what runs on it, and how it sees the others. */
export class ClusterMember {
  readonly name: string;
  /** CF node number, from 1. */
  readonly number: number;
  readonly plan: ClusterPlan;
  readonly agents: MemberAgents;
  /** What is wrong in its copy of SF's settings. */
  readonly badSettings = new Set<'weight' | 'target'>();
  /** Why its operating system does not run; empty while all is well. */
  readonly stops = new Set<string>();
  /** Why the interconnect does not reach it. */
  readonly cuts = new Set<string>();
  /** Why RMS, or SF, does not run on it. */
  readonly rmsStops = new Set<string>();
  readonly sfStops = new Set<string>();
  /** Nodes that its CF prints as DOWN whatever it hears of them. */
  readonly showsDown = new Set<string>();
  /** Its RMS does not list the userApplication. */
  hidesApplication = false;
  /** Only what differs from UP. */
  readonly sees = new Map<string, CfState>();
  /** Only what differs from Online. */
  readonly sysNodes = new Map<string, RmsStanding>();
  /** In the kernel now, and in /etc/default/cluster.config. */
  cfTimeoutSeconds = CF_TIMEOUT_S;
  configuredTimeoutSeconds = CF_TIMEOUT_S;
  /** What stands beside that file, to be put in its place. */
  stagedTimeoutSeconds: number | null = null;
  /** It has booted and not yet been admitted. */
  comingUp = false;
  /** The userApplication was Online on it when it stopped. */
  hadApplication = false;
  /** The userApplication on this node. */
  application: RmsStanding;
  /** Its resource that is faulted, if any. */
  faultedResource: string | null = null;

  constructor(name: string, index: number, plan: ClusterPlan) {
    this.name = name;
    this.number = index + 1;
    this.plan = plan;
    this.agents = new MemberAgents(plan);
    this.application = { state: index === 0 ? 'Online' : 'Standby', details: '' };
  }

  get sysNodeName(): string {
    return `${this.name}RMS`;
  }

  get running(): boolean {
    return this.stops.size === 0;
  }

  get rmsRunning(): boolean {
    return this.rmsStops.size === 0;
  }

  get sfRunning(): boolean {
    return this.sfStops.size === 0;
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

  ownsOrTakes(): boolean {
    return this.application.state === 'Online' || this.application.state === 'Wait';
  }

  /** Its operating system has ended. */
  ended(): void {
    if (this.application.state === 'Online') this.hadApplication = true;
    this.application = { state: 'Unknown', details: '' };
  }

  /** It boots: nothing of the cluster runs yet. */
  booting(): void {
    this.ended();
    this.comingUp = true;
    this.rmsStops.add('booting');
    this.sfStops.add('booting');
  }

  /** Admitted after its boot: everything runs that no fault keeps from it. */
  started(ownedElsewhere: boolean): void {
    this.comingUp = false;
    this.hadApplication = false;
    this.faultedResource = null;
    this.cfTimeoutSeconds = this.configuredTimeoutSeconds;
    for (const cause of ['booting', 'command']) {
      this.rmsStops.delete(cause);
      this.sfStops.delete(cause);
    }
    this.agents.reset();
    // Nothing starts a guest with its host (AutoStartUp=no).
    const alone = this.plan.controls === undefined ? 'Online' : 'Offline';
    this.application = { state: ownedElsewhere ? 'Standby' : alone, details: '' };
  }
}
