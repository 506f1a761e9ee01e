import type { Scenario } from '../scenario.ts';
import { application, cluster, guest, node } from './objects.ts';

export const interconnectCut: Scenario = {
  name: 'interconnect-cut',
  title: 'The interconnect is cut',
  story:
    'The interconnect of cluster web is cut. Both nodes declare each other LEFTCLUSTER; the side of greater weight, or of the first name, stops the other.',
  acts: [
    {
      title: 'The site is at rest.',
      deeds: [],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 120,
    },
    {
      title: 'One side is stopped, the other goes on with the application.',
      deeds: [{ inject: 'interconnect-cut', on: 'web' }],
      expect: [
        { finding: 'domain-crashed', of: guest('web2') },
        { finding: 'cf-down', of: node('web2') },
        { noFinding: 'application-nowhere-online', of: application('web/webapp') },
      ],
      never: [{ finding: 'application-online-twice', of: application('web/webapp') }],
      withinSeconds: 160,
    },
    {
      title: 'After the repair the cluster is whole.',
      deeds: [{ clear: 'interconnect-cut', on: 'web' }],
      expect: [{ severity: 'healthy', of: cluster('web') }],
      withinSeconds: 400,
    },
  ],
  operator: [
    'Wait while the shutdown facility decides which side survives (CF guide 4.3, 7.3.2).',
    'Check that the application is Online on the survivor.',
    'Repair the interconnect before the stopped node is started.',
  ],
};
