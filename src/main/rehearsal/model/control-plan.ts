import type { ClusterPlan, MemberSeat } from './cluster-plan.ts';

/** The application of so many clusters of hosts gets a Cmdline resource for a node that its first host carries. */
export function withControl(
  clusters: readonly ClusterPlan[],
  seats: readonly MemberSeat[],
  count: number,
): readonly ClusterPlan[] {
  const chosen = clusters.filter(({ kind }) => kind === 'hosts').slice(0, count);
  return clusters.map((cluster) => {
    const guest = seats.find(({ host }) => host === cluster.members[0])?.name;
    return !chosen.includes(cluster) || guest === undefined
      ? cluster
      : {
          ...cluster,
          controls: guest,
          resources: [...cluster.resources, { name: `ManageProgram000_Cmd_${guest}`, type: 'gRes' }],
        };
  });
}
