import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { NodePlace } from '../facts/place-in-site.ts';
import type { OperationHead } from './operation.ts';

/** An operation on a cluster as a whole. */
export const clusterHead = (request: OperationRequest, cluster: ClusterEntry): OperationHead => ({
  request,
  subject: { kind: 'cluster', id: cluster.name },
  cluster: cluster.name,
  nodes: cluster.nodes,
  hosts: [],
});

/** An operation on one node; its cluster is held. */
export const nodeHead = (request: OperationRequest, { node, cluster }: NodePlace): OperationHead => ({
  ...clusterHead(request, cluster),
  subject: { kind: 'node', id: node.name },
});
