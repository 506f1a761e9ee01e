import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';
import type { ClusterRecord, SitePicture } from '../../../../shared/domain/site-picture.ts';
import { hostWorkOf, powerOf } from '../../live/object-wishes.ts';

type Nodes = ClusterRecord['nodes'];

/** Every wish about a cluster that has no number in it: its sides, its userApplications, its nodes. */
export function wishesOf(
  cluster: ClusterRecord,
  isTorn: boolean,
  isOfGuests: boolean,
): readonly OperationRequest[] {
  const { name, nodes, applications } = cluster;
  return [
    ...(isTorn ? sides(name, nodes) : []),
    ...applications.flatMap((application) => ofApplication(name, application.name, nodes)),
    ...(isOfGuests ? nodes.flatMap(powerOf) : []),
  ];
}

/** One node goes on and all others are stopped; a side of several nodes is chosen by itself. */
const sides = (cluster: ClusterRecord['name'], nodes: Nodes): readonly OperationRequest[] =>
  nodes.map((node) => ({ operation: 'partition-recovery', cluster, survivors: [node] }));

function ofApplication(
  cluster: ClusterRecord['name'],
  application: string,
  nodes: Nodes,
): readonly OperationRequest[] {
  const plain = [
    'application-online',
    'application-offline',
    'application-clear-fault',
    'application-maintenance-on',
    'application-maintenance-off',
  ] as const;
  return [
    ...nodes.map((target) => ({ operation: 'application-switch', cluster, application, target }) as const),
    ...plain.map((operation) => ({ operation, cluster, application })),
    ...nodes.map(
      (target) => ({ operation: 'application-force-switch', cluster, application, target }) as const,
    ),
  ];
}

/** Maintenance and emergency of a KVM host; others the console does not reach. */
export const hostWishes = ({ hosts }: Pick<SitePicture, 'hosts'>): readonly OperationRequest[] =>
  hosts.filter(({ kind }) => kind === 'kvm').flatMap(({ name }) => hostWorkOf(name));
