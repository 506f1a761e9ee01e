import { operationRequestSchema } from '../../../src/shared/domain/operation-request.ts';
import { applicationOn, isSeen } from './site-truth.ts';
import { lift, settle, type Stage } from './stage.ts';

const startOf = (node: string) => operationRequestSchema.parse({ operation: 'guest-start', node });

/** A hung guest that the agents of the survivor could not stop; they are well again once it is DOWN. */
export const hungGuest: Stage = {
  request: operationRequestSchema.parse({ operation: 'leftcluster-recovery', node: 'web1' }),
  set: async (site) => {
    await site.ask('inject', { kind: 'agent-timeout', target: 'web2' });
    await site.ask('inject', { kind: 'guest-hang', target: 'web1' });
    await settle(site);
  },
  meanwhile: async (at, site) => {
    if (at === 'mark-down: done') await lift(site, 'agent-timeout', 'web2');
  },
  mend: (site) => lift(site, 'agent-timeout', 'web2'),
  goal: (site) => isSeen(site, 'web1', 'UP'),
  orElse: startOf('web1'),
};

/** The same, of a guest that the RMS of its hosts starts and stops. */
export const hungGuestOfRms: Stage = {
  request: operationRequestSchema.parse({ operation: 'leftcluster-recovery', node: 'db1' }),
  size: { hosts: 4, guests: 4, nodes: 4, controlled: 1 },
  set: async (site) => {
    await site.ask('inject', { kind: 'agent-timeout', target: 'db2' });
    await site.ask('inject', { kind: 'guest-hang', target: 'db1' });
    await settle(site);
  },
  meanwhile: async (at, site) => {
    if (at === 'mark-down: done') await lift(site, 'agent-timeout', 'db2');
  },
  mend: (site) => lift(site, 'agent-timeout', 'db2'),
  goal: (site) => isSeen(site, 'db1', 'UP') && applicationOn(site, 'hosts', 'Online').includes('kvm-c'),
  orElse: startOf('db1'),
};

/** Its host of configuration C panics while the hosts' own cluster can still resolve it. */
export const hostFailover: Stage = {
  request: operationRequestSchema.parse({ operation: 'leftcluster-recovery', node: 'db1' }),
  size: {},
  set: async (site) => {
    await site.ask('inject', { kind: 'host-panic', target: 'kvm-c' });
    await settle(site, 16);
    await site.ask('clock', { rate: 1 });
  },
  meanwhile: async (at, site) => {
    if (at === 'wait-failover: checking') await site.ask('clock', { rate: 16 });
  },
  mend: async (site) => {
    await site.ask('clock', { rate: 16 });
  },
  goal: (site) => isSeen(site, 'db1', 'DOWN'),
  comesByItself: true,
};

/** A node that is cut off from the others' interconnect; the network is mended before it may join. */
export const lostSide: Stage = {
  request: operationRequestSchema.parse({
    operation: 'partition-recovery',
    cluster: 'web',
    survivors: ['web1'],
  }),
  set: async (site) => {
    await site.ask('inject', { kind: 'agent-timeout', target: 'web1' });
    await site.ask('inject', { kind: 'agent-timeout', target: 'web2' });
    await site.ask('inject', { kind: 'node-left-cluster', target: 'web2' });
    await settle(site);
  },
  meanwhile: async (at, site) => {
    if (at === 'check-survivors: done' || at === 'check-survivors: not-met') await mendNetwork(site);
  },
  mend: (site) => mendNetwork(site),
  goal: (site) => isSeen(site, 'web2', 'UP') && isSeen(site, 'web1', 'UP'),
  orElse: startOf('web2'),
};

const mendNetwork: NonNullable<Stage['mend']> = async (site) => {
  for (const target of ['web1', 'web2']) await lift(site, 'agent-timeout', target);
  await lift(site, 'node-left-cluster', 'web2');
};

/** The side that is lost is a node that the RMS of its hosts starts and stops; it hangs, so that it says no goodbye to CF. */
export const lostSideOfRms: Stage = {
  ...hungGuestOfRms,
  request: operationRequestSchema.parse({
    operation: 'partition-recovery',
    cluster: 'db',
    survivors: ['db2'],
  }),
  meanwhile: async (at, site) => {
    if (at === 'mark-down db1: done') await lift(site, 'agent-timeout', 'db2');
  },
};
