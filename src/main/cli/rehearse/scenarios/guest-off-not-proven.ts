import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, node } from './objects.ts';

export const guestOffNotProven: Scenario = {
  name: 'guest-off-not-proven',
  title: 'A guest is off and nobody can prove it to CF',
  story:
    'web1 is shut off, but the agents of its peer fail. CF stays at LEFTCLUSTER although libvirt shows the domain off everywhere.',
  acts: [
    AT_REST,
    {
      title: 'LEFTCLUSTER while the domain is stopped on every host.',
      deeds: [{ inject: 'guest-off-not-proven', on: 'web1' }],
      expect: [
        { finding: 'leftcluster-domain-stopped', of: node('web1') },
        { severity: 'critical', of: node('web1') },
      ],
      never: [{ finding: 'leftcluster-domain-runs', of: node('web1') }],
      withinSeconds: 120,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'guest-off-not-proven', on: 'web1' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Wait until the time of the shutdown facility has ended.',
    'The stop is proven by the hypervisors: mark the node down on one survivor (CF guide 4.5, 5.2.2).',
    'Check that the application is Online on the survivor; start the guest.',
  ],
};
