import type { Agenda } from './agenda.ts';
import type { ClusterMember } from './cluster-member.ts';
import type { ClusterGround } from './cluster-ground.ts';
import type { MonitorServices } from './monitor-services.ts';
import { REJOIN_STEP_MS } from './timing.ts';

/**
 * A node asks to join: the join server tells the others that it is DOWN, node-down processing runs, then it
 * is admitted (CF guide 4.3, 5.2): LEFTCLUSTER → DOWN → UP.
 */
export class Joining {
  readonly #cluster: ClusterGround;
  readonly #rms: MonitorServices;
  readonly #agenda: Agenda;
  readonly #asking = new Set<ClusterMember>();

  constructor(cluster: ClusterGround, rms: MonitorServices, agenda: Agenda) {
    this.#cluster = cluster;
    this.#rms = rms;
    this.#agenda = agenda;
  }

  /** Starts the conversation when this member has one to start. */
  consider(member: ClusterMember, at: number): void {
    if (!member.running || this.#asking.has(member) || !this.#mustJoin(member)) return;
    this.#asking.add(member);
    this.#agenda.after(at, REJOIN_STEP_MS, (due) => {
      this.#tellDown(member, due);
    });
  }

  #mustJoin(member: ClusterMember): boolean {
    if (member.comingUp) return true;
    return this.#heard(member).some((other) => !other.comingUp && this.#joinerOf(other, member) === member);
  }

  /** Of two that hear each other again: the one that the other gave up, else the later one in order. */
  #joinerOf(a: ClusterMember, b: ClusterMember): ClusterMember | null {
    const [seenByA, seenByB] = [this.#cluster.view(a, b), this.#cluster.view(b, a)];
    if (seenByA === 'UP' && seenByB === 'UP') return null;
    if (seenByA === seenByB) return a.number > b.number ? a : b;
    if (seenByA === 'DOWN' || seenByB === 'UP') return b;
    return a;
  }

  #heard(member: ClusterMember): ClusterMember[] {
    return this.#cluster.members.filter((other) => other !== member && this.#cluster.hears(member, other));
  }

  #tellDown(member: ClusterMember, at: number): void {
    const others = this.#heard(member).filter(({ comingUp }) => !comingUp);
    const lost = others.filter((other) => member.comingUp || this.#cluster.view(other, member) !== 'UP');
    for (const other of lost) other.sees.set(member.name, 'DOWN');
    if (member.comingUp) this.#rms.nodeGone(member, lost, at);
    this.#agenda.after(at, REJOIN_STEP_MS, (due) => {
      this.#admit(member, due);
    });
  }

  #admit(member: ClusterMember, at: number): void {
    this.#asking.delete(member);
    if (!member.running) return;
    const others = this.#cluster.members.filter((other) => other !== member);
    const heard = this.#heard(member);
    // Others run and it cannot reach them: it goes on asking when that changes.
    const isAlone = heard.length === 0;
    if (isAlone && others.some(({ running }) => running)) return;
    for (const other of heard) this.#reunite(member, other);
    if (!member.comingUp) return;
    member.sees.clear();
    member.sysNodes.clear();
    for (const other of others.filter(({ running }) => !running)) {
      member.sees.set(other.name, 'DOWN');
      member.sysNodes.set(other.name, { state: 'Offline', details: 'Not Joined' });
    }
    member.started(others.some((other) => other.ownsOrTakes()));
    this.#cluster.recheck(at);
  }

  #reunite(a: ClusterMember, b: ClusterMember): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      one.sees.delete(other.name);
      one.sysNodes.delete(other.name);
      one.agents.forget(other.name);
    }
  }
}
