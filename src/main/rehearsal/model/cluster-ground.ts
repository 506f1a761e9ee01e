import type { CfState } from '../../../shared/domain/cf.ts';
import type { ClusterMember } from './cluster-member.ts';

/** What the parts of a cluster (SF, RMS, joining) see of it. */
export interface ClusterGround {
  readonly members: readonly ClusterMember[];
  readonly maintenance: boolean;
  readonly shutdownPriority: number;
  /** How one member sees another now. */
  readonly view: (observer: ClusterMember, target: ClusterMember) => CfState;
  /** Do the heartbeats of the target reach the observer? */
  readonly hears: (observer: ClusterMember, target: ClusterMember) => boolean;
  readonly recheck: (at: number) => void;
}
