import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, host, node } from './objects.ts';

export const hostPanicC: Scenario = {
  name: 'host-panic-c',
  title: 'A host panics in configuration C',
  story: 'kvm-c panics. The host cluster kills it, all its guests stop with it, and db2 takes over.',
  acts: [
    AT_REST,
    {
      title: 'The host and all its guests are gone; the peer says DOWN and runs the application.',
      deeds: [{ inject: 'host-panic', on: 'kvm-c' }],
      expect: [
        { finding: 'host-not-known', of: host('kvm-c') },
        { finding: 'cf-down', of: node('db1') },
        { severity: 'critical', of: cluster('db') },
      ],
      withinSeconds: 240,
    },
    {
      title: 'After the repair everything joins again.',
      deeds: [{ clear: 'host-panic', on: 'kvm-c' }],
      expect: [
        { severity: 'healthy', of: cluster('db') },
        { severity: 'healthy', of: cluster('hosts') },
      ],
      withinSeconds: 400,
    },
  ],
  operator: [
    'Wait for Host OS failover (IAG 4.5, 2.2.1).',
    'Check that db2 has the application, and which guests of the host were lost with it.',
    'Start the host, then its guests; check the shutdown facility on all nodes.',
  ],
};
