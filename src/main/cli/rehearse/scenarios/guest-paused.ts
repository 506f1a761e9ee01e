import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, guest, node } from './objects.ts';

export const guestPaused: Scenario = {
  name: 'guest-paused',
  title: 'Somebody pauses a guest',
  story:
    'web1 is suspended by hand, which is forbidden for a cluster node. The node falls silent; resuming it would let two nodes write.',
  acts: [
    AT_REST,
    {
      title: 'The domain is paused by a user, the peer sees LEFTCLUSTER.',
      deeds: [{ inject: 'guest-paused', on: 'web1' }],
      expect: [
        { finding: 'domain-paused-by-user', of: guest('web1') },
        { finding: 'leftcluster-domain-runs', of: node('web1') },
      ],
      never: [{ finding: 'leftcluster-domain-stopped', of: node('web1') }],
      withinSeconds: 60,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'guest-paused', on: 'web1' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Never resume it (IAG 4.5, 2.2.1).',
    'Power the domain off, prove the stop, mark the node down on one survivor.',
    'Switch the application by hand if it did not switch, then start the guest.',
  ],
};
