import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { application, cluster } from './objects.ts';

export const onlineTwice: Scenario = {
  name: 'online-twice',
  title: 'An application is Online on two nodes',
  story: 'webapp is Online on both nodes: both may write the same data.',
  acts: [
    AT_REST,
    {
      title: 'The most dangerous of states is named.',
      deeds: [{ inject: 'application-online-twice', on: 'web' }],
      expect: [
        { finding: 'application-online-twice', of: application('web/webapp') },
        { severity: 'critical', of: cluster('web') },
      ],
      withinSeconds: 60,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'application-online-twice', on: 'web' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Stop the application on the side that must not have it, at once.',
    'Do not switch and do not clear anything before the data has been checked.',
  ],
};
