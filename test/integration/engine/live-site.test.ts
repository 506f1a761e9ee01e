import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultKind } from '../../../src/shared/contract/rehearsal.ts';
import type { Finding } from '../../../src/shared/domain/finding.ts';
import type { SitePicture } from '../../../src/shared/domain/site-picture.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { duringFault } from '../../support/rehearsed-alerts.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal();
  await running.client.until('everything is read and healthy', ({ severity }) => severity === 'healthy');
});
afterAll(() => running.stop());

const says = (code: Finding['code'], id?: string) => (picture: SitePicture) =>
  picture.findings.some(
    (finding) => finding.code === code && (id === undefined || finding.subject.id === id),
  );

/** The next test starts from a healthy site. */
async function during<T>(kind: FaultKind, target: string, work: () => Promise<T>): Promise<T> {
  try {
    return await duringFault(running.site, kind, target, work);
  } finally {
    await running.client.until(
      `healthy again after ${kind}`,
      ({ severity }) => severity === 'healthy',
      90_000,
    );
  }
}

/** ESXi hosts speak no libvirt. */
const onKvm = ({ hosts }: SitePicture) => hosts.filter(({ kind }) => kind === 'kvm');

test('shows the guests that virsh lists, host by host', () => {
  const picture = running.client.picture()!;
  for (const { name } of onKvm(picture)) {
    const uri = `qemu+unix:///system?socket=${running.site.libvirt(name).socket}`;
    const listed = execFileSync('virsh', ['-c', uri, 'list', '--all', '--uuid'], { encoding: 'utf8' });
    const shown = picture.guests.filter(({ placements }) => placements.some(({ host }) => host === name));
    expect(shown.map(({ id }) => String(id)).sort()).toEqual(listed.trim().split(/\s+/).sort());
  }
});

test('measures a load for every host and running guest', async () => {
  const picture = await running.client.until('loads', ({ guests }) =>
    guests.every(({ load }) => load !== null),
  );
  const loads = onKvm(picture).map(({ load }) => load);
  expect(loads.every((load) => load !== null && load.cpu > 0 && load.cpu < load.cpuTotal)).toBe(true);
});

test('the live picture, the asked one and the stored one are the same picture', async () => {
  const asked = await running.client.ask('site.at', { site: 'rehearsal', moment: 'now' });
  const stored = await running.client.ask('site.at', { site: 'rehearsal', moment: Date.now() });
  const outline = (picture: SitePicture | null) =>
    picture && {
      severity: picture.severity,
      hosts: picture.hosts.map(({ name, severity }) => `${name} ${severity}`),
      guests: picture.guests
        .map(({ name, placements }) => `${name} ${placements[0]?.standing.kind ?? 'nowhere'}`)
        .sort(),
      nodes: picture.nodes.map(({ name, cfLocal, rms }) => ({
        name,
        cf: valueOf(cfLocal),
        rms: valueOf(rms),
      })),
      applications: picture.clusters.map(({ applications }) => applications.map(({ name }) => name)),
    };
  expect(outline(stored)).toEqual(outline(asked));
  expect(
    await running.client.ask('site.at', { site: 'rehearsal', moment: Date.now() - 86_400_000 }),
  ).toBeNull();
});
const valueOf = (state: { kind: string; value?: unknown }) =>
  state.kind === 'known' ? state.value : state.kind;

test('a stopped sshd makes that node not known and leaves the others alone', async () => {
  const picture = await during('sshd-stopped', 'web2', () =>
    running.client.until('web2 is not known', says('node-not-known', 'web2')),
  );
  expect(picture.nodes.find(({ name }) => name === 'web2')?.severity).toBe('unknown');
  expect(picture.nodes.find(({ name }) => name === 'db1')?.severity).toBe('healthy');
});

test('a paused guest that is a node is critical', async () => {
  await during('guest-paused', 'web2', () => running.client.until('paused', says('domain-paused')));
});

test.each<[FaultKind, string, Finding['code']]>([
  ['sf-stopped', 'web1', 'sf-not-running'],
  ['rms-stopped', 'web1', 'rms-not-running'],
  ['agent-test-failed', 'web1', 'sf-agent-failed'],
  ['sudo-denied', 'db1', 'cf-view-unreadable'],
  ['garbage-output', 'db2', 'node-not-known'],
])('%s on %s is said as %s', async (fault, target, code) => {
  await during(fault, target, () => running.client.until(code, says(code), 45_000));
});

test('a node that its peer declares LEFTCLUSTER is critical, seen by that peer', async () => {
  const picture = await during('node-left-cluster', 'web2', () =>
    running.client.until('LEFTCLUSTER', says('cf-leftcluster', 'web2'), 60_000),
  );
  const seen = picture.nodes.find(({ name }) => name === 'web2')?.cfSeen[0];
  expect(seen).toMatchObject({ observer: 'web1', state: { kind: 'known', value: 'LEFTCLUSTER' } });
  expect(picture.severity).toBe('critical');
});

test('no changing call left the console', async () => {
  const { machines } = await running.site.ask('counts', {});
  expect(machines.reduce((sum, { changingCalls }) => sum + changingCalls, 0)).toBe(0);
  expect(machines.reduce((sum, { libvirtCalls }) => sum + libvirtCalls, 0)).toBeGreaterThan(100);
});

test('after a restart everything is last known until it is read again', async () => {
  const client = await running.restart();
  const first = await client.until('a first picture', () => true);
  const db1 = first.nodes.find(({ name }) => name === 'db1');
  expect(db1?.cfLocal).toMatchObject({
    kind: 'unknown',
    because: { kind: 'not-asked' },
    last: { value: 'UP' },
  });
  expect(first.severity).toBe('unknown');
  await client.until('healthy again', ({ severity }) => severity === 'healthy');
  const changes = await client.ask('history.changes', {
    site: 'rehearsal',
    subject: { kind: 'node', id: 'db1' },
    moment: 'now',
    windowMs: 600_000,
    limit: 100,
  });
  expect(changes.some(({ aspect, because }) => aspect === 'cf-local' && because?.kind === 'not-asked')).toBe(
    true,
  );
});
