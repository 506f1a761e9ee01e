import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { application, cluster, node } from './objects.ts';

export const guestHang: Scenario = {
  name: 'guest-hang',
  title: 'A guest hangs',
  story:
    'The guest OS of web1 stops answering while its domain runs. The peer sees LEFTCLUSTER until the shutdown facility has reset the guest; marking it down before that would risk the data.',
  acts: [
    AT_REST,
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
      title: 'The reset agent stops it: DOWN, and the application runs on the other node.',
      deeds: [],
      expect: [
        { finding: 'cf-down', of: node('web1') },
        { noFinding: 'leftcluster-domain-runs', of: node('web1') },
        { noFinding: 'application-nowhere-online', of: application('web/webapp') },
      ],
      withinSeconds: 160,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'guest-hang', on: 'web1' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    'Wait while the shutdown facility works (GDS guide 4.5, 7.16.3: 160 s on KVM at most). Do not mark the node down: its domain runs.',
    'Check that the node is DOWN and its application Online on the other node.',
    'Find out why the guest hung; when it is healthy it joins while it boots.',
  ],
};
