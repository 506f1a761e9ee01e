import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import type { ChangingHypervisor } from '../../../src/main/sources/libvirt/changing/changing-hypervisor.ts';
import { openChangingHypervisor } from '../../../src/main/sources/libvirt/changing/open-changing-hypervisor.ts';
import { guestIdSchema, type GuestId } from '../../../src/shared/domain/names.ts';
import { said } from '../../support/lab-reader.ts';
import { until, virsh } from '../../support/rehearsal-clients.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';

const never = new AbortController().signal;
const HOST = 'kvm-a';
let site: RehearsalTestSite;
let open: ChangingHypervisor[] = [];

beforeAll(async () => {
  site = await startRehearsal();
});
afterAll(() => site.stop());
beforeEach(async () => {
  for (const hypervisor of open) hypervisor.close();
  open = [];
  await site.ask('counts', { reset: true });
});

const tryOpen = (socket: 'socket' | 'readOnlySocket' = 'socket') =>
  openChangingHypervisor({
    transport: { kind: 'socket', path: site.libvirt(HOST)[socket] },
    uri: 'qemu:///system',
    clock: systemClock,
    signal: never,
    deadlineMs: 5_000,
  });

async function hypervisor(socket?: 'socket' | 'readOnlySocket'): Promise<ChangingHypervisor> {
  const opened = await said(tryOpen(socket));
  open.push(opened);
  return opened;
}

async function idOf(name: string): Promise<GuestId> {
  return guestIdSchema.parse((await virsh(site, HOST, ['domuuid', name])).stdout.trim());
}

const advance = (seconds: number) => site.ask('clock.advance', { ms: seconds * 1_000 });
const domstate = async (name: string) =>
  (await virsh(site, HOST, ['domstate', name, '--reason'])).stdout.trim();
async function view(observer: string, target: string) {
  const { clusters } = await site.ask('describe', {});
  return clusters
    .flatMap(({ views }) => views)
    .find((seen) => seen.observer === observer && seen.target === target)?.state;
}
const countsOf = async (name: string) =>
  (await site.ask('counts', {})).machines.find((machine) => machine.name === name);

test('power off, and a cold start: the cluster loses the node and takes it back', async () => {
  const kvm = await hypervisor();
  const web1 = await idOf('web1');
  expect(await kvm.powerOffDomain(web1, never, 5_000)).toEqual({ ok: true, value: undefined });
  expect(await domstate('web1')).toBe('shut off (destroyed)');
  expect(await said(kvm.state(web1, never))).toEqual({ state: 'shut off', reason: 'destroyed' });
  await advance(11);
  expect(await view('web2', 'web1')).toBe('LEFTCLUSTER');
  await advance(120);
  expect(await view('web2', 'web1')).toBe('DOWN');
  expect(await kvm.powerOffDomain(web1, never, 5_000)).toMatchObject({
    ok: false,
    error: { kind: 'libvirt', code: 55, detail: 'Requested operation is not valid: domain is not running' },
  });
  expect(await kvm.startDomain(web1, never, 5_000)).toEqual({ ok: true, value: undefined });
  expect(await kvm.startDomain(web1, never, 5_000)).toMatchObject({ error: { kind: 'libvirt', code: 55 } });
  await advance(30);
  expect([await domstate('web1'), await view('web2', 'web1')]).toEqual(['running (booted)', 'UP']);
  expect(await countsOf(HOST)).toMatchObject({
    changingCalls: 4,
    changingRefused: 0,
    changingProcedures: [234, 234, 196, 196],
  });
});

test('shut down: it answers at once, the guest is off a while later, and its node is DOWN without LEFTCLUSTER', async () => {
  const kvm = await hypervisor();
  const web1 = await idOf('web1');
  expect((await kvm.shutdownDomain(web1, never, 5_000)).ok).toBe(true);
  expect(await domstate('web1')).toBe('running (booted)');
  await advance(10);
  expect([await domstate('web1'), await view('web2', 'web1')]).toEqual(['shut off (shutdown)', 'DOWN']);
  await site.ask('inject', { kind: 'managed-save-present', target: 'web1' });
  expect(await said(kvm.managedSave(web1, never))).toBe(true);
  expect((await kvm.removeManagedSave(web1, never, 5_000)).ok).toBe(true);
  expect(await said(kvm.managedSave(web1, never))).toBe(false);
  await said(kvm.startDomain(web1, never, 5_000));
  await advance(30);
});

test('through the read-only door nothing changes, whatever the connection asked for', async () => {
  const kvm = await hypervisor('readOnlySocket');
  const web1 = await idOf('web1');
  for (const deed of [kvm.shutdownDomain, kvm.powerOffDomain, kvm.startDomain, kvm.removeManagedSave])
    expect(await deed(web1, never, 5_000)).toMatchObject({ error: { kind: 'libvirt', code: 29 } });
  expect(await countsOf(HOST)).toMatchObject({ changingCalls: 4, changingRefused: 4 });
  await advance(60);
  expect(await domstate('web1')).toBe('running (booted)');
});

test('a domain that is not there, and a call given up, change nothing that is not asked for again', async () => {
  const kvm = await hypervisor();
  const nobody = guestIdSchema.parse('00000000-0000-4000-8000-000000000000');
  expect(await kvm.powerOffDomain(nobody, never, 5_000)).toMatchObject({
    error: { kind: 'libvirt', code: 42 },
  });
  expect(await kvm.powerOffDomain(nobody, AbortSignal.abort(), 5_000)).toMatchObject({
    error: { kind: 'cancelled' },
  });
  expect(await countsOf(HOST)).toMatchObject({ changingCalls: 0 });
});

test('Debian’s virsh can destroy, start, start cold and shut down', async () => {
  expect((await virsh(site, HOST, ['destroy', 'web1'])).code).toBe(0);
  expect((await virsh(site, HOST, ['destroy', 'web1'])).stderr).toContain('domain is not running');
  expect((await virsh(site, HOST, ['start', 'web1', '--force-boot'])).code).toBe(0);
  expect((await virsh(site, HOST, ['start', 'web1'])).stderr).toContain('already active');
  await advance(30);
  expect((await virsh(site, HOST, ['shutdown', 'web1', '--mode', 'acpi'])).code).toBe(0);
  await advance(10);
  expect(await domstate('web1')).toBe('shut off (shutdown)');
  await site.ask('inject', { kind: 'managed-save-present', target: 'web1' });
  expect((await virsh(site, HOST, ['start', 'web1'])).code).toBe(1);
  expect((await virsh(site, HOST, ['managedsave-remove', 'web1'])).code).toBe(0);
  expect((await virsh(site, HOST, ['start', 'web1'])).code).toBe(0);
  expect((await virsh(site, HOST, ['suspend', 'web1'])).code).toBe(1);
  expect(
    await until(
      () => domstate('web1'),
      (state) => state.startsWith('running'),
    ),
  ).toBe('running (booted)');
});
