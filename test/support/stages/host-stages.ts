import { operationRequestSchema } from '../../../src/shared/domain/operation-request.ts';
import { applicationOn, guestIs, isSeen } from './site-truth.ts';
import { settle, type Stage } from './stage.ts';

/** Its one guest serves: the application leaves first, then the guest stops. */
export const hostDrain: Stage = {
  request: operationRequestSchema.parse({ operation: 'host-drain', host: 'kvm-a', stop: ['web1'] }),
  set: () => Promise.resolve(),
  goal: (site) => guestIs(site, 'web1', 'shut off') && applicationOn(site, 'web', 'Online').includes('web2'),
};

/** Its one guest was shut down in order. */
export const hostReturn: Stage = {
  request: operationRequestSchema.parse({ operation: 'host-return', host: 'kvm-a', start: ['web1'] }),
  set: async (site) => {
    await site.ask('inject', { kind: 'guest-shutdown', target: 'web1' });
    await settle(site);
  },
  goal: (site) => guestIs(site, 'web1', 'running') && isSeen(site, 'web1', 'UP'),
};
