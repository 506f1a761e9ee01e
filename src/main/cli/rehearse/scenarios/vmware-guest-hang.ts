import type { Scenario } from '../scenario.ts';
import { cluster, node } from './objects.ts';

export const vmwareGuestHang: Scenario = {
  name: 'vmware-guest-hang',
  title: 'A guest on VMware hangs',
  story:
    'vmw1 hangs on ESXi. No source for its power state exists: it stays LEFTCLUSTER and nothing proves a stop.',
  acts: [
    {
      title: 'The site is at rest.',
      deeds: [],
      expect: [{ noFinding: 'cf-leftcluster', of: node('vmw1') }],
      withinSeconds: 120,
    },
    {
      title: 'LEFTCLUSTER, and the power state is not known.',
      deeds: [{ inject: 'guest-hang', on: 'vmw1' }],
      expect: [
        { finding: 'leftcluster-stop-not-proven', of: node('vmw1') },
        { severity: 'critical', of: cluster('vmw') },
      ],
      never: [{ finding: 'leftcluster-domain-stopped', of: node('vmw1') }],
      withinSeconds: 60,
    },
    {
      title: 'After the repair the node joins again.',
      deeds: [{ clear: 'guest-hang', on: 'vmw1' }],
      expect: [{ noFinding: 'leftcluster-stop-not-proven', of: node('vmw1') }],
      withinSeconds: 180,
    },
  ],
  operator: [
    "Look at the virtual machine's power state in vCenter or on the ESXi host; power it off there.",
    'Then follow the CF guide, 5.2; switch by hand (IAG 4.3, H.4).',
  ],
};
