import type { Agenda } from './agenda.ts';
import type { ClusterMember } from './cluster-member.ts';
import type { Cluster } from './cluster.ts';
import type { Guest } from './guest.ts';
import type { Host, HostState } from './host.ts';
import type { GuestPlan } from './site-plan.ts';

/** The site as a fault sees it. */
export interface Faultable {
  readonly agenda: Agenda;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly host: (name: string) => Host | undefined;
  readonly guest: (name: string) => Guest | undefined;
  readonly member: (name: string) => ClusterMember | undefined;
  readonly cluster: (name: string) => Cluster | undefined;
  readonly clusterOf: (name: string) => Cluster | undefined;
  readonly isNode: (name: string) => boolean;
  /** The operating system of a node stands still (`ended` false) or has ended. */
  readonly stopNode: (name: string, cause: string, ended: boolean, at: number) => void;
  /** The cause is gone; with no other left the node goes on where it stood. */
  readonly resumeNode: (name: string, cause: string, at: number) => void;
  /** A guest is started anew, as far as its host runs. */
  readonly bootGuest: (name: string, cause: string, at: number) => void;
  readonly failHost: (name: string, state: Exclude<HostState, 'up'>, at: number) => void;
  readonly bootHost: (name: string, at: number) => void;
  readonly recheck: (name: string, at: number) => void;
  /** A domain of its own on another host, made after a guest. Gone with `removeCopy` of the same cause. */
  readonly copyGuest: (
    cause: string,
    of: Guest,
    change: Partial<GuestPlan>,
    running: boolean,
    at: number,
  ) => void;
  readonly removeCopy: (cause: string, of: string) => void;
  readonly moveGuest: (name: string, host: string, at: number) => void;
}
