import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, node } from './objects.ts';

export const sfStopped: Scenario = {
  name: 'sf-stopped',
  title: 'The shutdown facility is stopped',
  story:
    'The shutdown facility of web1 is stopped and nobody started it again: the cluster is not protected.',
  acts: [
    AT_REST,
    {
      title: 'The missing protection is critical.',
      deeds: [{ inject: 'sf-stopped', on: 'web1' }],
      expect: [
        { finding: 'sf-not-running', of: node('web1') },
        { severity: 'critical', of: cluster('web') },
      ],
      withinSeconds: 60,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'sf-stopped', on: 'web1' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: ['Start it again on the node (sdtool -b), then check sdtool -s on all nodes (I23).'],
};
