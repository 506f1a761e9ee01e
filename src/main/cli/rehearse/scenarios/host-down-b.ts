import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, host, node } from './objects.ts';

export const hostDownB: Scenario = {
  name: 'host-down-b',
  title: 'A host fails in configuration B',
  story:
    'kvm-a loses its power. Without Host OS failover nobody can prove that its guests are stopped: they stay LEFTCLUSTER.',
  acts: [
    AT_REST,
    {
      title: 'The host is silent; its nodes are LEFTCLUSTER and nothing proves that they are stopped.',
      deeds: [{ inject: 'host-down', on: 'kvm-a' }],
      expect: [
        { finding: 'host-not-known', of: host('kvm-a') },
        { finding: 'leftcluster-stop-not-proven', of: node('web1') },
        { severity: 'critical', of: cluster('web') },
      ],
      never: [{ finding: 'leftcluster-domain-stopped', of: node('web1') }],
      withinSeconds: 120,
    },
    {
      title: 'After the repair the nodes join again.',
      deeds: [{ clear: 'host-down', on: 'kvm-a' }],
      expect: [
        { severity: 'healthy', of: cluster('web') },
        { severity: 'healthy', of: host('kvm-a') },
      ],
      withinSeconds: 300,
    },
  ],
  operator: [
    'Look at the power state of the host at its management board; if that is silent too, go and see.',
    'Only with the host proven off, mark the lost nodes down on one survivor.',
    'Check that the applications are Online elsewhere; repair and start the host, then its guests.',
  ],
};
