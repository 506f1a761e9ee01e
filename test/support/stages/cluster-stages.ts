import { operationRequestSchema } from '../../../src/shared/domain/operation-request.ts';
import { clusterOf } from './site-truth.ts';
import { lift, type Stage } from './stage.ts';

export const sfRestart: Stage = {
  request: operationRequestSchema.parse({ operation: 'sf-restart', cluster: 'web' }),
  set: () => Promise.resolve(),
  goal: (site) => clusterOf(site, 'web').sfRunning.length === 2,
};

export const cfTimeout: Stage = {
  request: operationRequestSchema.parse({ operation: 'cf-timeout', cluster: 'web', seconds: 20 }),
  set: () => Promise.resolve(),
  goal: (site) => clusterOf(site, 'web').cfTimeouts.every(({ seconds }) => seconds === 20),
};

/** The second node goes silent once the first one has the new value: the first goes back. */
export const cfTimeoutThatFails: Stage = {
  ...cfTimeout,
  breaks: async (at, site) => {
    if (at === 'load web1: doing') await site.ask('inject', { kind: 'sshd-stopped', target: 'web2' });
  },
  mend: (site) => lift(site, 'sshd-stopped', 'web2'),
};
