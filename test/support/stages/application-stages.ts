import {
  operationRequestSchema,
  type OperationRequest,
} from '../../../src/shared/domain/operation-request.ts';
import { ssh } from '../rehearsal-clients.ts';
import type { RehearsalTestSite } from '../rehearsal-site.ts';
import { applicationOn, clusterOf } from './site-truth.ts';
import { settle, SMALL, type Stage } from './stage.ts';

const requestOf = (operation: string, cluster: string, more: object = {}): OperationRequest =>
  operationRequestSchema.parse({ operation, cluster, application: `${cluster}app`, ...more });
const web = (operation: string, more: object = {}) => requestOf(operation, 'web', more);

const asItIs: Stage['set'] = () => Promise.resolve();

/** A command of RMS, as an administrator would type it on that node. */
async function typed(site: RehearsalTestSite, node: string, command: string): Promise<void> {
  const { code, stderr } = await ssh(site, node, `sudo -n /opt/SMAW/bin/${command}`);
  if (code !== 0) throw new Error(`${command} on ${node}: ${stderr}`);
  await settle(site, 60);
}

export const applicationSwitch: Stage = {
  request: web('application-switch', { target: 'web2' }),
  set: asItIs,
  goal: (site) => applicationOn(site, 'web', 'Online').join() === 'web2',
};

/** The other node is shut down, and RMS has the application Offline. */
export const applicationForceSwitch: Stage = {
  request: requestOf('application-force-switch', 'lab', { target: 'lab2' }),
  size: { ...SMALL, guests: 4, nodes: 4 },
  set: async (site) => {
    await typed(site, 'lab1', 'hvutil -f labapp');
    await site.ask('inject', { kind: 'guest-shutdown', target: 'lab1' });
    await settle(site);
  },
  goal: (site) => applicationOn(site, 'lab', 'Online').join() === 'lab2',
};

export const applicationOnline: Stage = {
  request: web('application-online'),
  set: (site) => typed(site, 'web1', 'hvutil -f webapp'),
  goal: (site) => applicationOn(site, 'web', 'Online').length === 1,
};

export const applicationOffline: Stage = {
  request: web('application-offline'),
  set: asItIs,
  goal: (site) => applicationOn(site, 'web', 'Online').length === 0,
};

export const applicationClearFault: Stage = {
  request: web('application-clear-fault'),
  set: async (site) => {
    await site.ask('inject', { kind: 'application-faulted', target: 'web2' });
  },
  goal: (site) => applicationOn(site, 'web', 'Faulted').length === 0,
};

export const maintenanceOn: Stage = {
  request: web('application-maintenance-on'),
  set: asItIs,
  goal: (site) => clusterOf(site, 'web').maintenance,
  owes: ['maintenance-mode web/webapp'],
};

export const maintenanceOff: Stage = {
  request: web('application-maintenance-off'),
  set: (site) => typed(site, 'web1', 'hvutil -m on webapp'),
  goal: (site) => !clusterOf(site, 'web').maintenance,
};
