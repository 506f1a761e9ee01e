import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, node } from './objects.ts';

export const garbage: Scenario = {
  name: 'garbage',
  title: 'A node answers rubbish',
  story: 'The commands of web2 answer noise. Nothing may be healthier for it.',
  acts: [
    AT_REST,
    {
      title: 'What cannot be read is unknown.',
      deeds: [{ inject: 'garbage-output', on: 'web2' }],
      expect: [{ severity: 'unknown', of: node('web2') }],
      never: [{ severity: 'critical', of: node('web2') }],
      withinSeconds: 90,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'garbage-output', on: 'web2' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: ["Look at the raw answer in the node's details.", 'Log in and look at the machine itself.'],
};
