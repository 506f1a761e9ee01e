import type {
  DomainHere,
  HostGuestsFacts,
  NodeGuest,
} from '../../src/main/actions/facts/host-guests-facts.ts';
import { hostDrain } from '../../src/main/actions/operations/host-drain.ts';
import { hostReturn } from '../../src/main/actions/operations/host-return.ts';
import { planOperation } from '../../src/main/actions/operations/plan-operation.ts';
import {
  hostDrainSchema,
  hostReturnSchema,
  type HostDrainRequest,
  type HostReturnRequest,
} from '../../src/shared/domain/host-operations.ts';
import { clusterEntrySchema, hostEntrySchema, nodeEntrySchema } from '../../src/shared/domain/inventory.ts';
import { guestIdSchema, hostNameSchema } from '../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import { ok } from '../../src/shared/result.ts';
import { online, startable, stoppable, withRms } from './power-facts.ts';
import { domainOf, fresh, hostSays, nodeSays, NOW, roundOf, RULING } from './recovery-facts.ts';

const HOST = hostEntrySchema.parse({ name: 'kvm-b' });
const entry = nodeEntrySchema.parse({ name: 'web2', guest: 'web2' });
const cluster = clusterEntrySchema.parse({ name: 'web', nodes: [{ name: 'web1', guest: 'web1' }, entry] });
const id = guestIdSchema.parse('11111111-2222-3333-4444-555555555555');

export const domain = (
  name: string,
  state: DomainHere['standing']['state'],
  reason = 'booted',
): DomainHere => ({ id, name, standing: { state, reason }, managedSave: false, autostart: true });

const both = roundOf('UP', { web1: 'UP', web2: 'UP' });
export const serving = nodeSays('web2', withRms(both, 'web2', online('Online')));
export const standby = nodeSays('web1', withRms(both, 'web1', online('Standby')));

/** web2 runs on kvm-b with webapp Online, which web1 can take. */
export const servingGuest: NodeGuest = {
  guest: 'web2',
  entry,
  cluster,
  power: { ...stoppable, own: serving, others: [standby] },
  applications: { at: NOW, cluster: 'web', nodes: [serving, standby], lost: [] },
};

/** Beside it a guest that no node is. */
export const hostWithGuests: HostGuestsFacts = {
  at: NOW,
  host: hostNameSchema.parse('kvm-b'),
  domains: fresh(ok([domain('web2', 'running'), domain('batch1', 'running'), domain('old', 'shut off')])),
  libvirtGuests: fresh(ok({ onShutdown: 'shutdown', onBoot: 'ignore', unit: 'enabled' })),
  nodes: [servingGuest],
  plain: [
    {
      guest: 'batch1',
      hosts: [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('running', 'booted'))],
    },
  ],
  unnamed: [],
  hostCluster: null,
  drained: [],
};

/** After its maintenance: both are off, web1 has webapp and sees web2 DOWN. */
const alone = nodeSays(
  'web1',
  withRms(roundOf('UP', { web1: 'UP', web2: 'DOWN' }), 'web1', online('Online')),
);
export const emptyHost: HostGuestsFacts = {
  ...hostWithGuests,
  domains: fresh(ok([domain('web2', 'shut off', 'shutdown'), domain('batch1', 'shut off', 'shutdown')])),
  nodes: [
    {
      ...servingGuest,
      power: { ...startable, others: [alone] },
      applications: { at: NOW, cluster: 'web', nodes: [startable.own, alone], lost: [] },
    },
  ],
  plain: [
    {
      guest: 'batch1',
      hosts: [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'shutdown'))],
    },
  ],
  drained: ['web2', 'batch1'],
};

const head = { subject: { kind: 'host', id: 'kvm-b' }, cluster: 'kvm-b' } as const;

export const drainWish = (more: object): HostDrainRequest =>
  hostDrainSchema.parse({ operation: 'host-drain', host: 'kvm-b', ...more });
export const returnWish = (more: object): HostReturnRequest =>
  hostReturnSchema.parse({ operation: 'host-return', host: 'kvm-b', ...more });

export const planDrain = (facts: HostGuestsFacts, more: object): OperationPlan =>
  planOperation({ request: drainWish(more), ...head }, hostDrain(drainWish(more), HOST, RULING), facts);
export const planReturn = (facts: HostGuestsFacts, more: object): OperationPlan =>
  planOperation({ request: returnWish(more), ...head }, hostReturn(returnWish(more), HOST, RULING), facts);
