import { sitePictureSchema, type SitePicture } from '../../src/shared/domain/site-picture.ts';
import { seenAt } from './sample-observed.ts';
import {
  clusterOf,
  guestIdOf,
  guestOf,
  hostOf,
  machineOf,
  nodeOf,
  silentNode,
  timedOut,
  type Json,
} from './sample-parts.ts';

/**
 * Three hosts, eight guests, three clusters: web2 is LEFTCLUSTER as web1 sees it while its domain runs,
 * mail2 is silent, and the domain of test1 is paused.
 */
export function sampleSite(now: number): SitePicture {
  const seen = seenAt(now);
  const at = (seconds: number) => now - seconds * 1000;
  const finding = (code: string, severity: string, kind: string, id: string, facts: Json, since: number) => ({
    code,
    severity,
    subject: { kind, id },
    facts,
    since: at(since),
  });
  return sitePictureSchema.parse({
    site: 'kawasaki',
    name: 'Kawasaki DC1',
    rehearsal: false,
    protection: 'read-only',
    at: now,
    severity: 'critical',
    hosts: [
      hostOf(now, seen, 'kvm-a', 17.9, 181, [1, 3, 7]),
      hostOf(now, seen, 'kvm-b', 11.2, 148, [2, 4]),
      hostOf(now, seen, 'kvm-c', 8.4, 97, [5, 6, 8]),
    ],
    guests: [
      guestOf(now, seen, {
        number: 1,
        name: 'web1',
        host: 'kvm-a',
        cpu: 6.1,
        node: 'web1',
        cluster: 'web',
        severity: 'critical',
      }),
      guestOf(now, seen, {
        number: 2,
        name: 'web2',
        host: 'kvm-b',
        cpu: 5,
        node: 'web2',
        cluster: 'web',
        severity: 'critical',
      }),
      guestOf(now, seen, { number: 3, name: 'db1', host: 'kvm-a', cpu: 7.7, node: 'db1', cluster: 'db' }),
      guestOf(now, seen, { number: 4, name: 'db2', host: 'kvm-b', cpu: 4.5, node: 'db2', cluster: 'db' }),
      guestOf(now, seen, {
        number: 5,
        name: 'mail1',
        host: 'kvm-c',
        cpu: 3.2,
        node: 'mail1',
        cluster: 'mail',
      }),
      guestOf(now, seen, {
        number: 6,
        name: 'mail2',
        host: 'kvm-c',
        cpu: 3.1,
        node: 'mail2',
        cluster: 'mail',
        severity: 'unknown',
      }),
      guestOf(now, seen, { number: 7, name: 'batch1', host: 'kvm-a', cpu: 3.8 }),
      guestOf(now, seen, {
        number: 8,
        name: 'test1',
        host: 'kvm-c',
        cpu: 0,
        severity: 'degraded',
        state: 'paused',
        reason: 'I/O error',
      }),
    ],
    nodes: [
      nodeOf(seen, {
        name: 'web1',
        cluster: 'web',
        guest: 1,
        seenBy: [['web2', 'LEFTCLUSTER']],
        severity: 'critical',
      }),
      nodeOf(seen, {
        name: 'web2',
        cluster: 'web',
        guest: 2,
        seenBy: [['web1', 'LEFTCLUSTER']],
        rms: 'Wait',
        severity: 'critical',
      }),
      nodeOf(seen, { name: 'db1', cluster: 'db', guest: 3, seenBy: [['db2', 'UP']] }),
      nodeOf(seen, { name: 'db2', cluster: 'db', guest: 4, seenBy: [['db1', 'UP']] }),
      {
        ...nodeOf(seen, { name: 'mail1', cluster: 'mail', guest: 5, seenBy: [] }),
        cfSeen: [{ observer: 'mail2', state: seen.unknown(timedOut, 41, 'UP') }],
      },
      silentNode(seen, 'mail2', 'mail', 6, 'mail1'),
    ],
    clusters: [
      clusterOf(seen, {
        name: 'web',
        configuration: 'B',
        nodes: ['web1', 'web2'],
        states: ['Online', 'Wait'],
        killing: 'web2',
        severity: 'critical',
      }),
      clusterOf(seen, {
        name: 'db',
        configuration: 'B',
        nodes: ['db1', 'db2'],
        states: ['Online', 'Standby'],
      }),
      clusterOf(seen, {
        name: 'mail',
        configuration: 'A',
        nodes: ['mail1', 'mail2'],
        states: ['Online', 'Offline'],
        silent: 'mail2',
        severity: 'unknown',
      }),
    ],
    machines: [
      ...['kvm-a', 'kvm-b', 'kvm-c'].map((name) => machineOf(now, 'host', name, false)),
      ...['web1', 'web2', 'db1', 'db2', 'mail1', 'mail2'].map((name) =>
        machineOf(now, 'node', name, name === 'mail2'),
      ),
    ],
    findings: [
      finding('cf-leftcluster', 'critical', 'node', 'web2', { observer: 'web1', node: 'web2' }, 48),
      finding('cf-leftcluster', 'critical', 'node', 'web1', { observer: 'web2', node: 'web1' }, 47),
      finding('node-not-known', 'unknown', 'node', 'mail2', { node: 'mail2', because: 'timed-out' }, 41),
      finding(
        'rms-not-running',
        'degraded',
        'node',
        'web2',
        { node: 'web2', state: 'Wait', details: '' },
        46,
      ),
      finding(
        'application-waiting',
        'degraded',
        'application',
        'web/webapp',
        { application: 'webapp', node: 'web2', cluster: 'web', details: '' },
        46,
      ),
      finding(
        'domain-paused',
        'degraded',
        'guest',
        guestIdOf(8),
        { guest: 'test1', host: 'kvm-c', reason: 'I/O error' },
        300,
      ),
    ],
  });
}
