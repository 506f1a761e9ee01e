import type { HostStopFacts } from '../../src/main/actions/facts/host-stop-facts.ts';
import { hostStop } from '../../src/main/actions/operations/host-stop.ts';
import { planOperation } from '../../src/main/actions/operations/plan-operation.ts';
import { hostEntrySchema } from '../../src/shared/domain/inventory.ts';
import { hostNameSchema } from '../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import { ok } from '../../src/shared/result.ts';
import { row, withRms } from './power-facts.ts';
import { fresh, nodeSays, NOW, roundOf } from './recovery-facts.ts';

/** Nothing runs on kvm-c, libvirt-guests shuts down, and it is no cluster node. */
export const quietHost: HostStopFacts = {
  at: NOW,
  host: hostNameSchema.parse('kvm-c'),
  active: fresh(ok([])),
  processes: fresh(ok([])),
  libvirtGuests: fresh(ok({ onShutdown: 'shutdown', onBoot: 'ignore', unit: 'enabled' })),
  power: null,
  lastKnown: ['db1', 'batch1'],
  cluster: null,
  asserted: [],
};

const both = { 'kvm-c': 'UP', 'kvm-d': 'UP' } as const;

/** The same in configuration C: UP in the cluster of hosts, its application Online on the other one. */
export const quietNode: HostStopFacts = {
  ...quietHost,
  cluster: {
    name: 'hosts',
    own: nodeSays(
      'kvm-c',
      withRms(roundOf('UP', both), 'kvm-c', [row('hostnet', 'userApp', null, 'Offline')]),
    ),
    others: [nodeSays('kvm-d', roundOf('UP', both))],
  },
};

export const planHostStop = (facts: HostStopFacts): OperationPlan =>
  planOperation(
    {
      request: { operation: 'host-stop', host: facts.host },
      subject: { kind: 'host', id: facts.host },
      cluster: facts.cluster?.name ?? facts.host,
    },
    hostStop(hostEntrySchema.parse({ name: 'kvm-c' })),
    facts,
  );
