import type { ClusterMember } from './cluster-member.ts';
import type { Cluster } from './cluster.ts';
import type { Guest } from './guest.ts';
import type { Host } from './host.ts';
import type { Silence } from './silence.ts';

/** The site as a fault sees it. */
export interface Faultable {
  readonly host: (name: string) => Host | undefined;
  readonly guest: (name: string) => Guest | undefined;
  readonly member: (name: string) => ClusterMember | undefined;
  readonly clusterOf: (name: string) => Cluster | undefined;
  readonly cluster: (name: string) => Cluster | undefined;
  readonly isNode: (name: string) => boolean;
  readonly silence: (name: string, silence: Silence, at: number) => void;
  readonly endSilence: (name: string, reason: string, at: number) => void;
  readonly hostDown: (name: string, at: number) => void;
  readonly hostBack: (name: string, at: number) => void;
}
