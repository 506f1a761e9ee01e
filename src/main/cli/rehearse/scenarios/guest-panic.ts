import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, guest, node } from './objects.ts';

export const guestPanic: Scenario = {
  name: 'guest-panic',
  title: 'A guest panics',
  story:
    'The kernel of web1 panics; libvirt says that the domain has crashed. The agents stop it and the peer takes over.',
  acts: [
    AT_REST,
    {
      title: 'The peer declares the node DOWN, and its application comes online there.',
      deeds: [{ inject: 'guest-panic', on: 'web1' }],
      expect: [
        { finding: 'domain-crashed', of: guest('web1') },
        { finding: 'cf-down', of: node('web1') },
        { severity: 'critical', of: cluster('web') },
      ],
      withinSeconds: 120,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'guest-panic', on: 'web1' }],
      expect: [
        { noFinding: 'domain-crashed', of: guest('web1') },
        { severity: 'healthy', of: cluster('web') },
      ],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Let the shutdown facility resolve it: LEFTCLUSTER becomes DOWN and the application switches (CF guide 4.5, 5).',
    'Check that the application is Online on the other node.',
    'Keep the dump of the panicked guest, then start it; it joins while it boots.',
  ],
};
