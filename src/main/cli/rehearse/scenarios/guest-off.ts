import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, node } from './objects.ts';

export const guestOff: Scenario = {
  name: 'guest-off',
  title: 'A guest is powered off',
  story:
    'Somebody powers web1 off. The agents see that it is off; the node becomes DOWN and the application switches.',
  acts: [
    AT_REST,
    {
      title: 'The domain is off, the peer says DOWN.',
      deeds: [{ inject: 'guest-off', on: 'web1' }],
      expect: [
        { finding: 'cf-down', of: node('web1') },
        { severity: 'critical', of: cluster('web') },
      ],
      withinSeconds: 120,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'guest-off', on: 'web1' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Check that the application is Online on the other node.',
    'Find out who powered the guest off: operators use shutdown, never the hypervisor (I9).',
    'Start the guest; it joins while it boots.',
  ],
};
