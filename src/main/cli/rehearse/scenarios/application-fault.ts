import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { application, cluster } from './objects.ts';

export const applicationFault: Scenario = {
  name: 'application-fault',
  title: 'An application is faulted',
  story: 'A resource of webapp fails on web1.',
  acts: [
    AT_REST,
    {
      title: 'The faulted application is named.',
      deeds: [{ inject: 'application-faulted', on: 'web1' }],
      expect: [
        { finding: 'application-faulted', of: application('web/webapp') },
        { severity: 'critical', of: cluster('web') },
      ],
      withinSeconds: 60,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'application-faulted', on: 'web1' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Find the faulted resource and repair its cause.',
    'Clear the fault (hvutil -c), then bring the application where it belongs.',
  ],
};
