import type { SiteReadings } from '../../src/main/domain/reconcile/site-readings.ts';
import type { FindingCode } from '../../src/shared/domain/finding.ts';
import {
  cluster,
  IDLE,
  known,
  kvmA,
  kvmB,
  off,
  placement,
  siteWith,
  unknown,
  web1,
  web2,
  web3,
  type Draft,
} from './sample-readings.ts';

/** A finding, the one change that raises it, the same with its evidence unknown, and what is said then. */
export type ContradictionCase = readonly [FindingCode, SiteReadings, SiteReadings, FindingCode | null];

export const lost = (at = 10) => [{ observer: web1, state: known('LEFTCLUSTER' as const, 6, at) }];
export const lostNode = { cfSeen: lost(), ssh: unknown(), cfLocal: unknown() };
const webapp = (...states: readonly string[]) => [
  {
    name: 'webapp',
    onNodes: states.map((word, index) => {
      const [state, ...details] = word.split(' ');
      return {
        node: index === 0 ? web1 : web2,
        standing: known({ state: state as 'Online', details: details.join(' ') }),
      };
    }),
  },
];
const agentsTowardsWeb2 = (standing: Draft['clusters'][number]['agents'][number]['standing']) => {
  const [first, second] = cluster([web1, web2]).agents;
  return { agents: [{ ...first!, standing }, second!] };
};
const declared = (configuration: 'A' | 'C' | 'V') => ({
  configuration,
  deduction: { declared: configuration, concluded: configuration, evidence: [] },
});

export const clusterCases: readonly ContradictionCase[] = [
  [
    'leftcluster-domain-runs',
    siteWith({ nodes: [{}, lostNode] }),
    siteWith({ nodes: [{}, lostNode], guests: [{}, { placements: [placement(kvmB, unknown())] }] }),
    'leftcluster-stop-not-proven',
  ],
  [
    'leftcluster-domain-stopped',
    siteWith({ nodes: [{}, lostNode], guests: [{}, { placements: [placement(kvmB, off())] }] }),
    siteWith({
      nodes: [{}, lostNode],
      guests: [{}, { placements: [placement(kvmB, off())] }],
      hosts: [{ libvirt: unknown() }],
    }),
    'leftcluster-stop-not-proven',
  ],
  [
    'leftcluster-stop-not-proven',
    siteWith({ nodes: [{}, { ...lostNode, guest: null }] }),
    siteWith({ nodes: [{}, { ...lostNode, cfSeen: [{ observer: web1, state: unknown() }] }] }),
    'node-not-known',
  ],
  [
    'leftcluster-while-answering',
    siteWith({ nodes: [{}, { cfSeen: lost() }] }),
    siteWith({ nodes: [{}, lostNode] }),
    'leftcluster-domain-runs',
  ],
  [
    'cf-partition',
    siteWith({
      nodes: [{ cfSeen: [{ observer: web2, state: known('LEFTCLUSTER') }] }, { cfSeen: lost() }],
    }),
    siteWith({ nodes: [{ cfSeen: [{ observer: web2, state: unknown() }] }, { cfSeen: lost() }] }),
    'cf-leftcluster',
  ],
  [
    'cf-observers-disagree',
    siteWith({ nodes: [{}, { cfSeen: [...lost(), { observer: web3, state: known('UP') }] }] }),
    siteWith({ nodes: [{}, { cfSeen: [...lost(), { observer: web3, state: unknown() }] }] }),
    'cf-leftcluster',
  ],
  [
    'cf-down-but-answers',
    siteWith({ nodes: [{}, { cfSeen: [{ observer: web1, state: known('DOWN') }] }] }),
    siteWith({ nodes: [{}, { cfSeen: [{ observer: web1, state: known('DOWN') }], cfLocal: unknown() }] }),
    'cf-down',
  ],
  [
    'cf-timeout-not-known',
    siteWith({ nodes: [{ cfTimeoutSeconds: unknown({ kind: 'missing' }) }] }),
    siteWith({ nodes: [{ cfTimeoutSeconds: unknown(), ssh: unknown() }] }),
    'node-not-known',
  ],
  [
    'cf-timeout-differs',
    siteWith({ nodes: [{ cfTimeoutSeconds: known(30) }] }),
    siteWith({ nodes: [{ cfTimeoutSeconds: known(30) }, { cfTimeoutSeconds: unknown() }] }),
    'cf-timeout-not-known',
  ],
  [
    'cf-timeout-raised',
    siteWith({ nodes: [{ cfTimeoutSeconds: known(600) }, { cfTimeoutSeconds: known(600) }] }),
    siteWith({
      nodes: [{ cfTimeoutSeconds: known(600) }, { cfTimeoutSeconds: known(600) }],
      guests: [{ placements: [placement(kvmA, unknown())] }],
    }),
    'cf-timeout-raised',
  ],
  [
    'cf-stranger',
    siteWith({ clusters: [{ strangers: [{ name: 'web9', observer: web1, state: known('UP') }] }] }),
    siteWith({ clusters: [{ strangers: [{ name: 'web9', observer: web1, state: unknown() }] }] }),
    'cf-stranger',
  ],
  [
    'cf-up-rms-down',
    siteWith({ nodes: [{ rms: unknown({ kind: 'not-running', what: 'RMS' }) }] }),
    siteWith({ nodes: [{ rms: unknown({ kind: 'not-running', what: 'RMS' }), cfLocal: unknown() }] }),
    'rms-not-running',
  ],
  [
    'rms-sysnode-wait',
    siteWith({ nodes: [{ rmsSeen: [{ observer: web2, standing: known({ state: 'Wait', details: '' }) }] }] }),
    siteWith({ nodes: [{ rmsSeen: [{ observer: web2, standing: unknown() }] }] }),
    null,
  ],
  [
    'application-row-missing',
    siteWith({
      clusters: [
        {
          applications: [
            {
              name: 'webapp',
              onNodes: [
                webapp('Online')[0]!.onNodes[0]!,
                { node: web2, standing: unknown({ kind: 'not-asked' }) },
              ],
            },
          ],
        },
      ],
    }),
    siteWith({
      clusters: [
        {
          applications: [
            {
              name: 'webapp',
              onNodes: [webapp('Online')[0]!.onNodes[0]!, { node: web2, standing: unknown() }],
            },
          ],
        },
      ],
      nodes: [{}, { rms: unknown() }],
    }),
    'rms-not-known',
  ],
  [
    'application-online-twice',
    siteWith({ clusters: [{ applications: webapp('Online', 'Online') }] }),
    siteWith({
      clusters: [
        {
          applications: [
            {
              name: 'webapp',
              onNodes: [webapp('Online')[0]!.onNodes[0]!, { node: web2, standing: unknown() }],
            },
          ],
        },
      ],
    }),
    'application-row-missing',
  ],
  [
    'application-not-as-intended',
    siteWith({ clusters: [{ applications: webapp('Online Online !!', 'Standby') }] }),
    siteWith({ clusters: [{ applications: webapp('Unknown', 'Standby') }] }),
    'rms-not-known',
  ],
  [
    'application-maintenance',
    siteWith({ clusters: [{ applications: webapp('Maintenance-Online', 'Standby') }] }),
    siteWith({ clusters: [{ applications: webapp('Unknown', 'Standby') }] }),
    'rms-not-known',
  ],
  [
    'sf-kill-failed',
    siteWith({ clusters: [agentsTowardsWeb2(known({ ...IDLE, shut: 'KillFailed' }))] }),
    siteWith({ clusters: [agentsTowardsWeb2(unknown({ kind: 'missing' }))] }),
    'sf-not-known',
  ],
  [
    'sf-agent-untested',
    siteWith({ clusters: [agentsTowardsWeb2(known({ ...IDLE, test: 'Unknown' }))] }),
    siteWith({ clusters: [agentsTowardsWeb2(unknown({ kind: 'missing' }))] }),
    'sf-not-known',
  ],
  [
    'sf-no-agent',
    siteWith({ clusters: [{ agents: cluster([web1, web2]).agents.slice(0, 1) }] }),
    siteWith({
      clusters: [{ agents: cluster([web1, web2]).agents.slice(0, 1) }],
      nodes: [{}, { sf: unknown() }],
    }),
    'sf-not-known',
  ],
  [
    'sf-settings-differ',
    siteWith({ nodes: [{ rcsd: known([]) }] }),
    siteWith({ nodes: [{ rcsd: known([]) }, { rcsd: unknown() }] }),
    null,
  ],
  [
    'sf-target-differs',
    siteWith({
      nodes: [{ agentTargets: known([{ agent: 'SA_libvirtgp', node: 'web2', domain: 'web9', host: null }]) }],
    }),
    siteWith({ nodes: [{ agentTargets: unknown() }] }),
    null,
  ],
  [
    'sa-icmp-unconfirmed',
    siteWith({
      clusters: [
        {
          agents: cluster([web1, web2]).agents.map((row) => ({ ...row, agent: 'SA_icmp' })),
          ...declared('V'),
        },
      ],
    }),
    siteWith({
      clusters: [
        {
          agents: cluster([web1, web2]).agents.map((row) => ({ ...row, agent: 'SA_icmp' })),
          ...declared('V'),
        },
      ],
      nodes: [{ rmsSettings: unknown() }, { rmsSettings: unknown() }],
    }),
    'sa-icmp-unconfirmed',
  ],
];
