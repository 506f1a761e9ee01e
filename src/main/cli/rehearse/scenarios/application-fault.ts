import type { Scenario } from '../scenario.ts';
import { application, cluster } from './objects.ts';

export const applicationFault: Scenario = {
  name: 'application-fault',
  title: 'An application is faulted',
  story: 'A resource of webapp fails on web1.',
  acts: [
    {
      title: 'The site is at rest.',
      deeds: [],
      expect: [
        { severity: 'healthy', of: cluster('web') },
        { severity: 'healthy', of: cluster('db') },
        { severity: 'healthy', of: cluster('lab') },
      ],
      withinSeconds: 120,
    },
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
