import type { SiteReadings } from '../../src/main/domain/reconcile/site-readings.ts';
import type { ContradictionCase } from './cluster-cases.ts';
import {
  healthySite,
  host,
  known,
  kvmA,
  kvmB,
  off,
  paused,
  placement,
  siteWith,
  unknown,
  web2,
  web3,
  type Draft,
} from './sample-readings.ts';

const declared = (configuration: 'A' | 'C' | 'V') => ({
  configuration,
  deduction: { declared: configuration, concluded: configuration, evidence: [] },
});
const failover = (
  site: Partial<Draft['hosts'][number]> = {},
  other: Partial<Draft['hosts'][number]> = {},
) => ({
  hosts: [
    { kvmguests: known('aa'), node: web3, ...site },
    { kvmguests: known('aa'), node: web3, ...other },
  ],
  clusters: [declared('C')],
});
export const hostsAsNodes = (objects: Draft['clusters'][number]['objects']): SiteReadings => {
  const site = siteWith({
    nodes: [{ host: kvmA }, { host: kvmB }],
    clusters: [{ ...declared('C'), objects }],
  });
  return { ...site, guests: [] };
};
const settings = (...figures: number[]) => known({ shutdownPriorities: figures, namesHvsgpr: false });
const twice = (changed: Partial<Draft['guests'][number]['placements'][number]>) => ({
  guests: [{ placements: [placement(kvmA, undefined, changed), placement(kvmB, off(), changed)] }],
});
const clockAt = (offsetMs: number, uncertaintyMs = 20) => ({ clock: known({ offsetMs, uncertaintyMs }) });

export const machineCases: readonly ContradictionCase[] = [
  [
    'migration-window',
    siteWith({
      guests: [
        { placements: [placement(kvmA), placement(kvmB, paused('migrating'), { persistent: false })] },
      ],
    }),
    siteWith({
      guests: [{ placements: [placement(kvmA), placement(kvmB, unknown(), { persistent: false })] }],
    }),
    'domain-not-known',
  ],
  [
    'domain-on-two-hosts',
    siteWith({ guests: [{ placements: [placement(kvmA), placement(kvmB)] }] }),
    siteWith({ guests: [{ placements: [placement(kvmA), placement(kvmB, unknown())] }] }),
    'domain-not-known',
  ],
  ...(
    [
      ['domain-paused-by-user', 'user'],
      ['domain-paused-io-error', 'I/O error'],
      ['domain-paused-migration', 'migrating'],
    ] as const
  ).map(
    ([code, reason]) =>
      [
        code,
        siteWith({ guests: [{ placements: [placement(kvmA, paused(reason))] }] }),
        siteWith({ guests: [{ placements: [placement(kvmA, paused('unknown'))] }] }),
        'domain-paused-unknown',
      ] as const,
  ),
  [
    'domain-paused-unknown',
    siteWith({ guests: [{ placements: [placement(kvmA, paused('unknown'))] }] }),
    siteWith({ guests: [{ placements: [placement(kvmA, unknown())] }] }),
    'domain-not-known',
  ],
  [
    'managed-save-present',
    siteWith({ guests: [{ placements: [placement(kvmA, undefined, { managedSave: true })] }] }),
    siteWith({
      guests: [{ placements: [placement(kvmA, off(), { managedSave: null })] }],
      nodes: [{ cfSeen: [{ observer: web2, state: known('LEFTCLUSTER') }] }],
    }),
    'leftcluster-stop-not-proven',
  ],
  [
    'autostart-on-two-hosts',
    siteWith(twice({ autostart: true })),
    siteWith(twice({ autostart: null })),
    null,
  ],
  ['defined-on-two-hosts', siteWith(twice({})), siteWith(twice({ persistent: null })), null],
  [
    'same-uuid',
    siteWith({
      guests: [
        {
          placements: [
            placement(kvmA, undefined, { name: 'web1' }),
            placement(kvmB, off(), { name: 'copy' }),
          ],
        },
      ],
    }),
    siteWith(twice({ name: null })),
    null,
  ],
  [
    'same-mac',
    siteWith({
      guests: [
        { placements: [placement(kvmA, undefined, { macs: ['52:54:00:AA:00:01'] })] },
        { placements: [placement(kvmB, undefined, { macs: ['52:54:00:aa:00:01'] })] },
      ],
    }),
    siteWith({
      guests: [
        { placements: [placement(kvmA, undefined, { macs: ['52:54:00:aa:00:01'] })] },
        { placements: [placement(kvmB, undefined, { macs: null })] },
      ],
    }),
    null,
  ],
  [
    'node-alive-domain-off',
    siteWith({ guests: [{ placements: [placement(kvmA, off())] }] }),
    siteWith({ guests: [{ placements: [placement(kvmA, off())] }], hosts: [{}, { libvirt: unknown() }] }),
    'domain-off-but-node',
  ],
  [
    'node-without-domain',
    { ...healthySite(), guests: healthySite().guests.slice(1) },
    {
      ...healthySite(),
      guests: healthySite().guests.slice(1),
      hosts: [host(kvmA, { libvirt: unknown() }), host(kvmB)],
    },
    'host-not-known',
  ],
  [
    'nodes-on-one-host',
    siteWith({ guests: [{}, { placements: [placement(kvmA)] }] }),
    siteWith({ guests: [{}, { placements: [placement(kvmA), placement(kvmB, unknown())] }] }),
    'domain-not-known',
  ],
  [
    'configuration-differs',
    siteWith({ clusters: [{ deduction: { declared: 'B', concluded: 'C', evidence: [] } }] }),
    siteWith({ clusters: [{ deduction: { declared: 'B', concluded: null, evidence: [] } }] }),
    null,
  ],
  [
    'configuration-a',
    siteWith({ clusters: [declared('A')] }),
    siteWith({ clusters: [{ deduction: { declared: null, concluded: null, evidence: [] } }] }),
    null,
  ],
  [
    'host-overloaded',
    siteWith(failover({ overload: known({ cpu: true, memory: false, io: false }) })),
    siteWith(failover({ overload: unknown() })),
    null,
  ],
  [
    'host-power-not-known',
    siteWith({ hosts: [{ kind: 'esxi', libvirt: unknown({ kind: 'not-asked' }) }] }),
    siteWith({ hosts: [{ kind: 'kvm', libvirt: unknown({ kind: 'not-asked' }) }] }),
    'host-not-known',
  ],
  ['host-without-primecluster', siteWith(failover({ node: null })), siteWith(failover()), null],
  [
    'libvirt-guests-suspend',
    siteWith({ hosts: [{ libvirtGuests: known({ onShutdown: 'not set', onBoot: 'not set', unit: null }) }] }),
    siteWith({ hosts: [{ libvirtGuests: unknown() }] }),
    null,
  ],
  [
    'kvmguests-differs',
    siteWith(failover({ kvmguests: known('bb') })),
    siteWith(failover({ kvmguests: unknown() })),
    'kvmguests-not-known',
  ],
  ['kvmguests-not-known', siteWith(failover({ kvmguests: unknown() })), siteWith(failover()), null],
  [
    'foreign-host-resource',
    hostsAsNodes([
      { name: 'Gls000_hostnet', type: 'gRes' },
      { name: 'Fsystem000_hostnet', type: 'gRes' },
    ]),
    hostsAsNodes([]),
    null,
  ],
  [
    'shutdown-priority-set',
    siteWith({ ...failover(), nodes: [{ rmsSettings: settings(0, 20) }] }),
    siteWith({ ...failover(), nodes: [{ rmsSettings: unknown() }] }),
    null,
  ],
  [
    'clock-skew',
    siteWith({ nodes: [clockAt(0), clockAt(5_000)] }),
    siteWith({ nodes: [clockAt(0), clockAt(5_000, 4_000)] }),
    null,
  ],
  [
    'console-clock-off',
    siteWith({ nodes: [clockAt(90_000), clockAt(90_000)] }),
    siteWith({ nodes: [clockAt(90_000, 60_000), clockAt(90_000, 60_000)] }),
    null,
  ],
];
