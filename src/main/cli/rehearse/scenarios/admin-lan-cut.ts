import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, node } from './objects.ts';

export const adminLanCut: Scenario = {
  name: 'admin-lan-cut',
  title: 'The admin LAN of a node is cut',
  story:
    'web1 cannot be reached by the console while its peer still sees it UP. Not reaching a node is not the node being down.',
  acts: [
    AT_REST,
    {
      title: 'The node is unknown, not down.',
      deeds: [{ inject: 'admin-lan-cut', on: 'web1' }],
      expect: [
        { finding: 'node-not-known', of: node('web1') },
        { severity: 'unknown', of: node('web1') },
      ],
      never: [
        { finding: 'cf-leftcluster', of: node('web1') },
        { finding: 'cf-down', of: node('web1') },
        { severity: 'critical', of: node('web1') },
      ],
      withinSeconds: 180,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'admin-lan-cut', on: 'web1' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Touch nothing in the cluster: its peer sees the node UP.',
    "Repair the admin LAN; until then nothing that needs this node's own word can be done.",
  ],
};
