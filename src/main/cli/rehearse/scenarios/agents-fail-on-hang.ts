import type { Scenario } from '../scenario.ts';
import { cluster, node } from './objects.ts';

export const agentsFailOnHang: Scenario = {
  name: 'agents-fail-on-hang',
  title: 'A guest hangs, and no agent can stop it',
  story:
    'The agents of web2 get no answer, and nobody has noticed: their last test worked. Then web1 hangs. It stays LEFTCLUSTER while its domain runs, and only a person can go on.',
  acts: [
    {
      title: 'The site is at rest; the agents still say that they work.',
      deeds: [{ inject: 'agent-timeout', on: 'web2' }],
      expect: [{ noFinding: 'cf-leftcluster', of: node('web1') }],
      withinSeconds: 60,
    },
    {
      title: 'The guest hangs: its peer sees LEFTCLUSTER while the domain runs.',
      deeds: [{ inject: 'guest-hang', on: 'web1' }],
      expect: [
        { finding: 'leftcluster-domain-runs', of: node('web1') },
        { severity: 'critical', of: cluster('web') },
      ],
      never: [{ finding: 'leftcluster-domain-stopped', of: node('web1') }],
      withinSeconds: 60,
    },
    {
      title: 'All agents have failed: LEFTCLUSTER stays.',
      deeds: [],
      expect: [
        { finding: 'sf-kill-failed', of: node('web1') },
        { finding: 'leftcluster-domain-runs', of: node('web1') },
      ],
      never: [
        { finding: 'leftcluster-domain-stopped', of: node('web1') },
        { finding: 'cf-down', of: node('web1') },
      ],
      withinSeconds: 200,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [
        { clear: 'agent-timeout', on: 'web2' },
        { clear: 'guest-hang', on: 'web1' },
      ],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 300,
    },
  ],
  operator: [
    'Wait until the time of the shutdown facility has ended (GDS guide 4.5, 7.16.3: 160 s on KVM). Do not mark the node down: its domain runs.',
    'Power the domain off, prove on every host that it is stopped, then mark the node down on one survivor (CF guide 4.5, 5.2.2, same order).',
    'Check that the application is Online on the survivor; repair the agents; start the guest, which joins while it boots.',
  ],
};
