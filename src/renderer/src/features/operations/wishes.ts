import type { HostName } from '../../../../shared/domain/names.ts';
import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';
import type { ClusterRecord, SitePicture } from '../../../../shared/domain/site-picture.ts';

/** A wish that may be planned, and the object that its title names. What is allowed the core judges, on facts of its own. */
export interface Wish {
  readonly request: OperationRequest;
  readonly subject: { readonly id: string };
}

type Nodes = ClusterRecord['nodes'];

/** Every wish about a cluster that has no number in it: its sides, its userApplications, its nodes. */
export function wishesOf(cluster: ClusterRecord, isTorn: boolean, isOfGuests: boolean): readonly Wish[] {
  const { name, nodes, applications } = cluster;
  return [
    ...(isTorn ? sides(name, nodes) : []),
    ...applications.flatMap((application) => ofApplication(name, application.name, nodes)),
    ...(isOfGuests ? nodes.flatMap(ofGuest) : []),
  ];
}

/** One node goes on and all others are stopped. A side of several nodes is named on the command line. */
const sides = (cluster: ClusterRecord['name'], nodes: Nodes): readonly Wish[] =>
  nodes.map((node) => ({
    request: { operation: 'partition-recovery', cluster, survivors: [node] },
    subject: { id: cluster },
  }));

function ofApplication(cluster: ClusterRecord['name'], application: string, nodes: Nodes): readonly Wish[] {
  const plain = [
    'application-online',
    'application-offline',
    'application-clear-fault',
    'application-maintenance-on',
    'application-maintenance-off',
  ] as const;
  const requests: readonly OperationRequest[] = [
    ...nodes.map((target) => ({ operation: 'application-switch', cluster, application, target }) as const),
    ...plain.map((operation) => ({ operation, cluster, application })),
    ...nodes.map(
      (target) => ({ operation: 'application-force-switch', cluster, application, target }) as const,
    ),
  ];
  return requests.map((request) => ({ request, subject: { id: application } }));
}

const ofGuest = (node: Nodes[number]): readonly Wish[] =>
  (['guest-start', 'guest-shutdown', 'guest-power-off'] as const).map((operation) => ({
    request: { operation, node },
    subject: { id: node },
  }));

/** Maintenance of a KVM host; others the console does not reach. */
export const hostWishes = ({ hosts }: Pick<SitePicture, 'hosts'>): readonly Wish[] =>
  hosts.filter(({ kind }) => kind === 'kvm').flatMap(({ name }) => maintenanceOf(name));

const maintenanceOf = (host: HostName): readonly Wish[] => {
  const requests: readonly OperationRequest[] = [
    { operation: 'host-drain', host, stop: [], leave: [] },
    { operation: 'host-stop', host },
    { operation: 'host-return', host, start: [], back: [] },
  ];
  return requests.map((request) => ({ request, subject: { id: host } }));
};
