import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, node } from './objects.ts';

export const partition: Scenario = {
  name: 'partition',
  title: 'A partition that nothing resolves',
  story:
    'The interconnect of cluster web is cut and no agent gets through. Both nodes live and each declares the other LEFTCLUSTER.',
  acts: [
    AT_REST,
    {
      title: 'Both accuse each other while both answer: a partition, not a dead node.',
      deeds: [{ inject: 'node-left-cluster', on: 'web2' }],
      expect: [
        { finding: 'cf-partition', of: cluster('web') },
        { severity: 'critical', of: cluster('web') },
      ],
      never: [
        { finding: 'leftcluster-domain-stopped', of: node('web1') },
        { finding: 'leftcluster-domain-stopped', of: node('web2') },
      ],
      withinSeconds: 60,
    },
    {
      title: 'After the repair the cluster is whole.',
      deeds: [{ clear: 'node-left-cluster', on: 'web2' }],
      expect: [
        { noFinding: 'cf-partition', of: cluster('web') },
        { severity: 'healthy', of: cluster('web') },
      ],
      withinSeconds: 400,
    },
  ],
  operator: [
    'Choose the side that survives (CF guide 4.3, 5.2.3).',
    'Stop all nodes of the other side, and prove it.',
    'Repair the network; start the stopped nodes; mark them down from a survivor only if they stay LEFTCLUSTER.',
  ],
};
