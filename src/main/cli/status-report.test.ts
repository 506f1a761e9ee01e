import { expect, test } from 'vitest';
import {
  clusterNameSchema,
  guestIdSchema,
  hostNameSchema,
  nodeNameSchema,
  siteIdSchema,
} from '../../shared/domain/names.ts';
import type { Observed } from '../../shared/domain/reading.ts';
import type { Severity } from '../../shared/domain/severity.ts';
import type { HostRecord, NodeRecord, SitePicture } from '../../shared/domain/site-picture.ts';
import { exitCodeOf } from '../serve/exit-codes.ts';
import { createText } from '../../shared/text/text.ts';
import { statusLines } from './status-lines.ts';
import { statusReport } from './status-report.ts';

const NOW = 1_700_000_000_000;
const known = <T>(value: T, ageMs = 0): Observed<T> => ({ kind: 'known', value, at: NOW - ageMs, since: 0 });
const silent = {
  kind: 'unknown',
  because: { kind: 'timed-out', afterMs: 5 },
  at: NOW,
  since: NOW,
  last: null,
} as const;
const kvm = hostNameSchema.parse('kvm-a');
const web = clusterNameSchema.parse('web');
const [fuji2, fuji3] = [nodeNameSchema.parse('fuji2'), nodeNameSchema.parse('fuji3')];

function host(severity: Severity, ageMs: number): HostRecord {
  return {
    name: kvm,
    kind: 'kvm',
    node: null,
    address: 'kvm-a',
    group: null,
    tags: [],
    libvirt: known({ hostname: 'kvm-a', hypervisor: 'QEMU', version: '9' }, ageMs),
    load: null,
    guests: [],
    kvmguests: null,
    libvirtGuests: null,
    overload: null,
    bmc: null,
    severity,
  };
}
function node(severity: Severity, ageMs: number, changed: Partial<NodeRecord> = {}): NodeRecord {
  return {
    name: fuji2,
    cluster: web,
    address: 'fuji2',
    guest: null,
    host: null,
    ssh: known('answers', ageMs),
    cfLocal: known('UP', ageMs),
    cfSeen: [{ observer: fuji3, state: known('UP', ageMs) }],
    cfTimeoutSeconds: known(10, ageMs),
    rms: known({ state: 'Online', details: '' }, ageMs),
    sf: known('running', ageMs),
    rmsSeen: [],
    clock: known({ offsetMs: 0, uncertaintyMs: 5 }, ageMs),
    rcsd: known([], ageMs),
    agentTargets: known([], ageMs),
    rmsSettings: known({ shutdownPriorities: [], namesHvsgpr: false }, ageMs),
    verdict: { severity, sentence: 'healthy', restsOn: [] },
    severity,
    ...changed,
  };
}
function picture(changed: Partial<SitePicture>): SitePicture {
  return {
    site: siteIdSchema.parse('east'),
    name: 'East',
    rehearsal: false,
    protection: 'read-only',
    at: NOW,
    severity: 'healthy',
    hosts: [],
    guests: [],
    nodes: [],
    clusters: [],
    machines: [machine('host', 'kvm-a', 5_000), machine('node', 'fuji2', 15_000)],
    findings: [],
    advice: [],
    ...changed,
  };
}
const machine = (
  kind: 'host' | 'node',
  name: string,
  intervalMs: number,
): SitePicture['machines'][number] => ({
  id: `${kind}:${name}`,
  kind,
  name,
  source: kind === 'host' ? 'libvirt' : 'primecluster',
  intervalMs,
  lastTriedAt: NOW,
  lastOkAt: NOW,
  failure: null,
  cost: null,
});
const verdictOf = (changed: Partial<SitePicture>) => statusReport(picture(changed), NOW).verdict;

test('fresh and well is healthy, with the age of what it rests on', () => {
  const report = statusReport(picture({ hosts: [host('healthy', 4_000)] }), NOW);
  expect(report).toMatchObject({ site: 'east', at: '2023-11-14T22:13:20.000Z', verdict: 'healthy' });
  expect(report.hosts).toEqual([
    { name: 'kvm-a', state: 'healthy', ageSeconds: 4, kind: 'kvm', because: null },
  ]);
});

test('an ESXi host is unknown for ever, says why, and leaves the site to what is seen', () => {
  const esxi: HostRecord = {
    ...host('unknown', 0),
    name: hostNameSchema.parse('esx-1'),
    kind: 'esxi',
    libvirt: { ...silent, because: { kind: 'not-asked' } },
  };
  expect(verdictOf({ hosts: [host('healthy', 0), esxi] })).toBe('healthy');
  expect(verdictOf({ hosts: [esxi] })).toBe('unknown');
  const lines = statusLines(createText('en'), statusReport(picture({ hosts: [esxi] }), NOW));
  expect(lines[1]).toMatch(/^host +esx-1 +unknown +never read +ESXi: no source asks it$/);
});

test('three intervals are believed, more are not', () => {
  expect(verdictOf({ hosts: [host('healthy', 15_000)] })).toBe('healthy');
  expect(verdictOf({ hosts: [host('healthy', 15_001)] })).toBe('unknown');
  expect(verdictOf({ nodes: [node('healthy', 45_000)] })).toBe('healthy');
  expect(verdictOf({ nodes: [node('healthy', 45_001)] })).toBe('unknown');
});

test('files that are read more seldom make nothing older believed', () => {
  const files = { ...machine('host', 'kvm-a', 60_000), id: 'files', source: 'host-files' as const };
  const machines = [machine('host', 'kvm-a', 5_000), files];
  expect(verdictOf({ machines, hosts: [host('healthy', 16_000)] })).toBe('unknown');
});

test('an old critical state is unknown: nobody knows it now', () => {
  expect(verdictOf({ hosts: [host('critical', 3_600_000)] })).toBe('unknown');
});

test('one old reading makes a healthy node unknown', () => {
  expect(
    verdictOf({ nodes: [node('healthy', 0, { rms: known({ state: 'Online', details: '' }, 60_000) })] }),
  ).toBe('unknown');
});

test('a fresh LEFTCLUSTER of one observer stays critical while all else is old', () => {
  const seen = [{ observer: fuji3, state: known('LEFTCLUSTER' as const, 1_000) }];
  expect(verdictOf({ nodes: [node('critical', 600_000, { cfSeen: seen })] })).toBe('critical');
});

test('critical beats unknown beats degraded beats healthy', () => {
  const states: [Severity[], Severity][] = [
    [['healthy', 'degraded'], 'degraded'],
    [['degraded', 'unknown', 'healthy'], 'unknown'],
    [['unknown', 'critical', 'degraded'], 'critical'],
  ];
  for (const [severities, worst] of states) {
    expect(verdictOf({ hosts: severities.map((severity) => host(severity, 0)) })).toBe(worst);
  }
});

test('a site without anything is unknown, not healthy', () => {
  expect(verdictOf({})).toBe('unknown');
});

test('an object of which nothing was ever read is unknown, whatever its record says', () => {
  const report = statusReport(picture({ hosts: [{ ...host('healthy', 0), libvirt: silent }] }), NOW);
  expect(report.hosts).toEqual([
    { name: 'kvm-a', state: 'unknown', ageSeconds: null, kind: 'kvm', because: 'timed-out' },
  ]);
  expect(report.verdict).toBe('unknown');
});

test('guests, nodes and clusters carry their words, and unknown where they are not known', () => {
  const report = statusReport(
    picture({
      guests: [
        {
          id: guestIdSchema.parse('11111111-2222-3333-4444-555555555555'),
          name: 'guest-1',
          placements: [
            {
              host: kvm,
              standing: known({ state: 'paused', reason: 'user' }, 2_000),
              name: null,
              macs: null,
              autostart: null,
              managedSave: null,
              persistent: null,
            },
          ],
          node: fuji2,
          cluster: web,
          load: null,
          severity: 'degraded',
        },
      ],
      nodes: [node('healthy', 1_000, { sf: silent })],
      clusters: [
        {
          name: web,
          configuration: 'A',
          nodes: [fuji2],
          applications: [],
          agents: [],
          deduction: { declared: 'A', concluded: null, evidence: [] },
          strangers: [],
          objects: [],
          verdict: { severity: 'degraded', sentence: 'degraded', restsOn: [], protection: 'unknown' },
          severity: 'degraded',
        },
      ],
    }),
    NOW,
  );
  expect(report.guests[0]).toMatchObject({
    name: 'guest-1',
    state: 'degraded',
    ageSeconds: 2,
    host: 'kvm-a',
    domain: 'paused',
  });
  expect(report.nodes[0]).toMatchObject({
    name: 'fuji2',
    cf: 'UP',
    rms: 'Online',
    sf: 'unknown',
    ageSeconds: 1,
  });
  expect(report.clusters[0]).toEqual({ name: 'web', state: 'degraded', ageSeconds: 1 });
  expect(statusLines(createText('en'), report)[0]).toBe('DEGRADED site east at 2023-11-14T22:13:20.000Z');
});

test.each([
  ['healthy', 0],
  ['degraded', 1],
  ['critical', 2],
  ['unknown', 3],
] as const)('%s ends with exit code %i', (verdict, code) => {
  expect(exitCodeOf(verdict)).toBe(code);
});
