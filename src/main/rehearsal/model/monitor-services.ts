import type { Agenda } from './agenda.ts';
import type { ClusterMember } from './cluster-member.ts';
import type { ClusterGround } from './cluster-ground.ts';
import { OFFLINE_MS, ONLINE_MS } from './timing.ts';

/** What the scripts of its resources do on a node, beside taking time. */
export interface ResourceScripts {
  readonly stop: (node: string, at: number, done: (at: number) => void) => void;
  /** False: the resource is Faulted there. */
  readonly start: (node: string, at: number) => boolean;
}

const NOTHING: ResourceScripts = {
  stop: (_, at, done) => {
    done(at);
  },
  start: () => true,
};

/** RMS: waits while a node is LEFTCLUSTER, starts the application elsewhere when one is gone, switches on request. */
export class MonitorServices {
  readonly #cluster: ClusterGround;
  readonly #agenda: Agenda;
  scripts = NOTHING;

  constructor(cluster: ClusterGround, agenda: Agenda) {
    this.#cluster = cluster;
    this.#agenda = agenda;
  }

  /** A node is DOWN for these members: what was Online there is started on one of them. */
  nodeGone(gone: ClusterMember, survivors: readonly ClusterMember[], at: number): void {
    const owned = gone.hadApplication || gone.application.state === 'Online';
    if (!owned || this.#cluster.members.some((member) => member !== gone && member.ownsOrTakes())) return;
    gone.hadApplication = false;
    this.#start(survivors, at);
  }

  /** A resource is faulted: Offline processing here, then a start elsewhere (AutoSwitchOver=ResourceFailure). */
  faulted(member: ClusterMember, at: number): void {
    const owned = member.application.state === 'Online';
    this.#fault(member);
    if (!owned || this.#cluster.maintenance) return;
    this.#offline(member, at, (due) => {
      this.#start(
        this.#cluster.members.filter((other) => other !== member),
        due,
      );
    });
  }

  /** Why a switch is refused, or null: RMS guide 4.7, 2.1.6. Without a target RMS chooses one. */
  switchTo(targetName: string | null, at: number): string | null {
    const { members, maintenance } = this.#cluster;
    if (maintenance) return 'userApplication is in maintenance mode';
    if (members.some(({ application }) => application.state === 'Wait')) return 'a switchover is active';
    const from = members.find(({ application }) => application.state === 'Online');
    const able = members.filter((member) => member !== from && canTake(member));
    const target = targetName === null ? able[0] : able.find(({ name }) => name === targetName);
    if (target === undefined) return 'no node can take the userApplication';
    if (from === undefined) {
      this.#start([target], at);
      return null;
    }
    from.application = { state: 'Wait', details: '' };
    this.#offline(from, at, (due) => {
      if (from.application.state !== 'Wait') return;
      from.application = { state: 'Standby', details: '' };
      this.#start([target], due);
    });
    return null;
  }

  /** `hvutil -f`: to Offline; `hvutil -s`: to Standby. */
  stop(member: ClusterMember, end: 'Offline' | 'Standby', at: number): void {
    member.application = { state: 'Wait', details: '' };
    this.#offline(member, at, () => {
      if (member.application.state === 'Wait') member.application = { state: end, details: '' };
    });
  }

  #start(candidates: readonly ClusterMember[], at: number): void {
    if (this.#cluster.maintenance) return;
    const target = candidates.find(canTake);
    if (target === undefined) return;
    target.application = { state: 'Wait', details: '' };
    this.#agenda.after(at, ONLINE_MS, (due) => {
      if (target.application.state !== 'Wait') return;
      if (this.scripts.start(target.name, due)) target.application = { state: 'Online', details: '' };
      else this.#fault(target);
    });
  }

  #offline(member: ClusterMember, at: number, done: (at: number) => void): void {
    this.#agenda.after(at, OFFLINE_MS, (due) => {
      this.scripts.stop(member.name, due, done);
    });
  }

  #fault(member: ClusterMember): void {
    member.application = { state: 'Faulted', details: '' };
    member.faultedResource = member.plan.resources.at(-1)?.name ?? null;
  }
}

const canTake = ({ running, rmsRunning, application }: ClusterMember): boolean =>
  running && rmsRunning && (application.state === 'Standby' || application.state === 'Offline');
