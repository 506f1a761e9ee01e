import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, node } from './objects.ts';

export const agentsFail: Scenario = {
  name: 'agents-fail',
  title: 'Shutdown agents that cannot shut down',
  story: 'An agent of web2 is misconfigured. Nothing shows until web1 fails: the tests tell it before.',
  acts: [
    AT_REST,
    {
      title: 'The failed test is critical although everything runs.',
      deeds: [{ inject: 'agent-misconfigured', on: 'web2' }],
      expect: [
        { finding: 'sf-agent-failed', of: node('web1') },
        { severity: 'critical', of: cluster('web') },
      ],
      withinSeconds: 900,
    },
    {
      title: 'After the repair the tests work again.',
      deeds: [{ clear: 'agent-misconfigured', on: 'web2' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 900,
    },
  ],
  operator: [
    "Read the agent's configuration on the node, and test it again (CF guide 4.3, 7.5.2).",
    'Remember that a good result may be ten minutes old (I44).',
  ],
};
