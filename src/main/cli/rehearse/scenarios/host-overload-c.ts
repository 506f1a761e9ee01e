import type { Scenario } from '../scenario.ts';
import { AT_REST } from './at-rest.ts';
import { cluster, host, node } from './objects.ts';

export const hostOverloadC: Scenario = {
  name: 'host-overload-c',
  title: 'A host is overloaded in configuration C',
  story:
    'A heavy job runs on kvm-c. With Host OS failover an overloaded host is killed with all its guests: the console warns before that.',
  acts: [
    AT_REST,
    {
      title: 'The overload is named before the host is lost.',
      deeds: [{ inject: 'host-overload', on: 'kvm-c' }],
      expect: [{ finding: 'host-overloaded', of: host('kvm-c') }],
      withinSeconds: 60,
    },
    {
      title: 'The host is killed with its guests.',
      deeds: [],
      expect: [
        { finding: 'cf-down', of: node('db1') },
        { severity: 'critical', of: cluster('db') },
      ],
      withinSeconds: 400,
    },
    {
      title: 'After the repair everything joins again.',
      deeds: [{ clear: 'host-overload', on: 'kvm-c' }],
      expect: [{ severity: 'healthy', of: cluster('db') }],
      withinSeconds: 400,
    },
  ],
  operator: [
    'Stop the heavy job at once (IAG 4.5, 2.2.1).',
    'If the host was killed: as after a host failure.',
  ],
};
