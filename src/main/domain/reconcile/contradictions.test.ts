import { expect, test } from 'vitest';
import {
  cluster,
  guest,
  healthySite,
  host,
  IDLE,
  known,
  kvmA,
  kvmB,
  node,
  off,
  paused,
  placement,
  siteWith,
  unknown,
  web1,
  web2,
  web3,
  type Draft,
} from '../../../../test/support/sample-readings.ts';
import { CONTRADICTIONS, withoutExplained } from '../../../shared/domain/contradictions.ts';
import { FINDING_CODES, type FindingCode } from '../../../shared/domain/finding.ts';
import { reconcile } from './reconcile.ts';
import { RULES } from './rules.ts';
import type { SiteReadings } from './site-readings.ts';

const codesOf = (readings: SiteReadings): string[] => {
  const { findings, advice } = reconcile(readings);
  return [...new Set([...findings, ...advice].map(({ code }) => code))];
};

test('a site of which everything is known and good has no finding and no advice', () => {
  const judged = reconcile(healthySite());
  expect([...judged.findings, ...judged.advice]).toEqual([]);
  expect(judged.severity).toBe('healthy');
});

const lost = (at = 10) => [{ observer: web1, state: known('LEFTCLUSTER' as const, 6, at) }];
const lostNode = { cfSeen: lost(), ssh: unknown(), cfLocal: unknown() };
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
const hostsAsNodes = (objects: Draft['clusters'][number]['objects']): SiteReadings => {
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

/** The one change that raises it; the same with its evidence unknown, and what is said then. */
const CASES: readonly (readonly [FindingCode, SiteReadings, SiteReadings, FindingCode | null])[] = [
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

test.each(CASES)(
  '%s is raised, and where its evidence is not known it is said with caution',
  (code, raised, doubtful, instead) => {
    expect(codesOf(raised)).toContain(code);
    const said = codesOf(doubtful);
    if (instead !== code) expect(said).not.toContain(code);
    if (instead !== null) expect(said).toContain(instead);
  },
);

test('Gls, Cmdline and groups may be in an application on the hosts', () => {
  const allowed = hostsAsNodes([
    { name: 'Gls000_hostnet', type: 'gRes' },
    { name: 'Machine000_hostnet', type: 'andOp' },
    { name: 'ManageProgram000_Cmd_guest', type: 'gRes' },
  ]);
  expect(codesOf(allowed)).not.toContain('foreign-host-resource');
});

test('every rule is tried above, and every finding that is no single reading has a rule', () => {
  const tried = new Set(CASES.map(([code]) => code));
  expect(RULES.map(({ code }) => code).filter((code) => !tried.has(code))).toEqual([]);
  const ruled = new Set(RULES.map(({ code }) => code));
  const old = FINDING_CODES.slice(0, FINDING_CODES.indexOf('leftcluster-domain-runs'));
  expect(FINDING_CODES.filter((code) => !ruled.has(code))).toEqual(old);
  expect(Object.values(CONTRADICTIONS).filter(({ kind }) => kind === 'contradiction').length).toBeGreaterThan(
    20,
  );
});

test.each(CASES)(
  '%s has the severity of its class at the most, and advice colours nothing',
  (code, raised) => {
    const judged = reconcile(raised);
    const found = [...judged.findings, ...judged.advice].filter((finding) => finding.code === code);
    for (const { severity } of found) expect(['degraded', CONTRADICTIONS[code].severity]).toContain(severity);
    const list = CONTRADICTIONS[code].kind === 'advice' ? judged.findings : judged.advice;
    expect(list.filter((finding) => finding.code === code)).toEqual([]);
  },
);

test('what was read before and after a change is no contradiction', () => {
  const before = known({ state: 'running' as const, reason: 'booted' }, 5, 9);
  const after = known({ state: 'running' as const, reason: 'migrated' }, 10, 12);
  const moved = siteWith({ guests: [{ placements: [placement(kvmA, before), placement(kvmB, after)] }] });
  expect(codesOf(moved)).not.toContain('domain-on-two-hosts');
  const answered = siteWith({ nodes: [{}, { cfSeen: lost(20), ssh: known('answers', 1, 4) }] });
  expect(codesOf(answered)).not.toContain('leftcluster-while-answering');
});

test('a saved domain, or one with a saved image, is not proven to have stopped', () => {
  const shut = [off('saved'), off('from snapshot')].map((state) => placement(kvmB, state));
  for (const place of [...shut, placement(kvmB, off(), { managedSave: true })]) {
    const said = codesOf(siteWith({ nodes: [{}, lostNode], guests: [{}, { placements: [place] }] }));
    expect(said).toContain('leftcluster-stop-not-proven');
    expect(said).not.toContain('leftcluster-domain-stopped');
  }
});

test('a paused or crashed domain of a lost node is not stopped', () => {
  for (const state of ['paused', 'crashed', 'pmsuspended'] as const) {
    const places = [placement(kvmB, known({ state, reason: 'unknown' }))];
    const said = codesOf(siteWith({ nodes: [{}, lostNode], guests: [{}, { placements: places }] }));
    expect(said).toContain('leftcluster-domain-runs');
  }
});

test('three nodes on two hosts are not all on one host', () => {
  const site = healthySite();
  const three = {
    ...site,
    guests: [...site.guests, guest(3, 'web3', kvmA)],
    nodes: [...site.nodes, node(web3, 3, [])],
  };
  expect(codesOf(three)).not.toContain('nodes-on-one-host');
});

test('a finding that says more leaves the ones that say less away', () => {
  const { findings } = reconcile(siteWith({ guests: [{ placements: [placement(kvmA, paused('user'))] }] }));
  const codes = findings.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['domain-paused', 'domain-paused-by-user']));
  expect(withoutExplained(findings).map(({ code }) => code)).toEqual(
    codes.filter((code) => code !== 'domain-paused'),
  );
});
