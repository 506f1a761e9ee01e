import type { Scenario } from '../scenario.ts';
import { cluster, node } from './objects.ts';

export const guestHang: Scenario = {
  name: 'guest-hang',
  title: 'A guest hangs',
  story:
    'The guest OS of web1 stops answering while its domain runs. Its agents cannot prove a stop; the node stays LEFTCLUSTER, and marking it down now would risk the data.',
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
      title: 'The guest hangs: its peer sees LEFTCLUSTER while the domain runs.',
      deeds: [{ inject: 'guest-hang', on: 'web1' }],
      expect: [
        { finding: 'leftcluster-domain-runs', of: node('web1') },
        { severity: 'critical', of: node('web1') },
        { severity: 'critical', of: cluster('web') },
      ],
      never: [{ finding: 'leftcluster-domain-stopped', of: node('web1') }],
      withinSeconds: 60,
    },
    {
      title: 'The agents have tried and failed.',
      deeds: [],
      expect: [
        { finding: 'leftcluster-domain-runs', of: node('web1') },
        { finding: 'sf-kill-failed', of: node('web1') },
      ],
      never: [{ finding: 'leftcluster-domain-stopped', of: node('web1') }],
      withinSeconds: 240,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'guest-hang', on: 'web1' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Wait until the time of the shutdown facility has ended (GDS guide 4.5, 7.16.3: 160 s on KVM).',
    'Do not mark the node down: its domain runs.',
    'Power the domain off, prove on every host that it is stopped, then mark the node down on one survivor (CF guide 4.5, 5.2.2, same order).',
    'Start the guest; it joins while it boots.',
  ],
};
