import type { RecoveryFacts } from '../../src/main/actions/facts/cluster-facts.ts';
import type { PartitionFacts } from '../../src/main/actions/facts/partition-facts.ts';
import { partition } from '../../src/main/actions/operations/partition.ts';
import { planOperation } from '../../src/main/actions/operations/plan-operation.ts';
import type { RecoveryMachines } from '../../src/main/actions/operations/recovery.ts';
import { clusterNameSchema, nodeNameSchema } from '../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import { domainOf, hostSays, MACHINES, nodeSays, NOW, recoverable, roundOf } from './recovery-facts.ts';

/** web1 goes on; it has lost web2, which runs on kvm-b and has lost web1. */
export const web1 = nodeSays('web1', roundOf('UP', { web1: 'UP', web2: 'LEFTCLUSTER' }));
export const lost: RecoveryFacts = {
  ...recoverable,
  own: nodeSays('web2', roundOf('UP', { web1: 'LEFTCLUSTER', web2: 'UP' })),
  others: [web1],
  hosts: [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('running'))],
};
export const torn: PartitionFacts = {
  at: NOW,
  cluster: 'web',
  survivors: [web1],
  strangers: [],
  lost: [lost],
};

export const planPartition = (facts: PartitionFacts, machines: RecoveryMachines = MACHINES): OperationPlan =>
  planOperation(
    {
      request: {
        operation: 'partition-recovery',
        cluster: clusterNameSchema.parse('web'),
        survivors: [nodeNameSchema.parse('web1')],
      },
      subject: { kind: 'cluster', id: 'web' },
      cluster: 'web',
    },
    partition(machines),
    facts,
  );
