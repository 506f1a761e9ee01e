import { operationRequestSchema } from '../../../src/shared/domain/operation-request.ts';
import type { RehearsalTestSite } from '../rehearsal-site.ts';
import { ssh } from '../rehearsal-clients.ts';
import { applicationOn, guestIs, isSeen } from './site-truth.ts';
import { settle, type Stage } from './stage.ts';

/** It was shut down in order and has saved memory that must not be started from. */
export const guestStart: Stage = {
  request: operationRequestSchema.parse({ operation: 'guest-start', node: 'web1' }),
  set: async (site) => {
    await site.ask('inject', { kind: 'guest-shutdown', target: 'web1' });
    await site.ask('inject', { kind: 'managed-save-present', target: 'web1' });
    await settle(site);
  },
  goal: (site) => guestIs(site, 'web1', 'running') && isSeen(site, 'web1', 'UP'),
};

/** Nothing of RMS works there: its application is Online on the other node. */
export const guestShutdown: Stage = {
  request: operationRequestSchema.parse({ operation: 'guest-shutdown', node: 'web2' }),
  set: () => Promise.resolve(),
  goal: (site) => guestIs(site, 'web2', 'shut off'),
};

/** RMS of its hosts starts and stops it; its application has left for the other node. */
const RULED = { hosts: 4, guests: 4, nodes: 4, controlled: 1 };

export const shutdownByRms: Stage = {
  request: operationRequestSchema.parse({ operation: 'guest-shutdown', node: 'db1' }),
  size: RULED,
  set: (site) => leaveTo(site, 'db1'),
  goal: (site) => guestIs(site, 'db1', 'shut off') && applicationOn(site, 'hosts', 'Online').length === 0,
};

/** RMS of its hosts has been asked to stop it before. */
export const startByRms: Stage = {
  request: operationRequestSchema.parse({ operation: 'guest-start', node: 'db1' }),
  size: RULED,
  set: async (site) => {
    await leaveTo(site, 'db1');
    await ssh(site, 'kvm-c', 'sudo -n /opt/SMAW/bin/hvutil -f hostnet');
    await settle(site);
  },
  goal: (site) => isSeen(site, 'db1', 'UP') && applicationOn(site, 'hosts', 'Online').includes('kvm-c'),
};

async function leaveTo(site: RehearsalTestSite, node: string): Promise<void> {
  await ssh(site, node, 'sudo -n /opt/SMAW/bin/hvswitch dbapp db2RMS');
  await settle(site);
}

export const guestPowerOff: Stage = {
  request: operationRequestSchema.parse({ operation: 'guest-power-off', node: 'web2' }),
  attestations: [{ typed: 'web2', reason: 'it writes nonsense' }],
  set: () => Promise.resolve(),
  goal: (site) => guestIs(site, 'web2', 'shut off'),
};

/** Every guest of it has been shut down before. */
export const hostStop: Stage = {
  request: operationRequestSchema.parse({ operation: 'host-stop', host: 'kvm-a' }),
  set: async (site) => {
    const { hosts, guests } = await site.ask('describe', {});
    const home = hosts.find(({ name }) => name === 'kvm-a');
    const running = guests.filter(({ name, state }) => state === 'running' && home?.guests.includes(name));
    for (const { name } of running) await site.ask('inject', { kind: 'guest-shutdown', target: name });
    await settle(site);
  },
  goal: ({ hosts }) => hosts.find(({ name }) => name === 'kvm-a')?.up === false,
};

/** Its kernel has ended with everything on it, and its BMC says on. */
export const hostPowerOff: Stage = {
  request: operationRequestSchema.parse({ operation: 'host-power-off', host: 'kvm-a' }),
  attestations: [{ typed: 'kvm-a', reason: 'its console shows nothing' }],
  bmcOf: 'kvm-a',
  set: async (site) => {
    await site.ask('inject', { kind: 'host-panic', target: 'kvm-a' });
    await settle(site);
  },
  goal: ({ hosts }) => hosts.find(({ name }) => name === 'kvm-a')?.state === 'off',
};
