import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import type { ChangingHypervisor } from '../../../src/main/sources/libvirt/changing/changing-hypervisor.ts';
import { openChangingHypervisor } from '../../../src/main/sources/libvirt/changing/open-changing-hypervisor.ts';
import { guestIdSchema, type GuestId } from '../../../src/shared/domain/names.ts';
import { defineGuest, guestReady } from '../../support/lab-guest.ts';
import { labKernel } from '../../support/lab-kernel.ts';
import { startLibvirtd, type LabLibvirtd } from '../../support/lab-libvirtd.ts';
import { said } from '../../support/lab-reader.ts';

const TEST_URI = 'test:///default';
const NAME = 'fuji3';
const ID = guestIdSchema.parse('5f0c6b1e-3f57-4d22-9b0e-6a1f0c2d7e12');
const signal = new AbortController().signal;
const DONE = { ok: true, value: undefined };
let daemon: LabLibvirtd;
let open: ChangingHypervisor[] = [];

beforeAll(async () => {
  daemon = await startLibvirtd();
});
afterAll(() => daemon.stop());
beforeEach(() => {
  for (const hypervisor of open) hypervisor.close();
  open = [];
});

async function hypervisor(uri: string): Promise<ChangingHypervisor> {
  const transport = { kind: 'socket', path: daemon.socket } as const;
  const options = { transport, uri, clock: systemClock, signal, deadlineMs: 10_000 };
  const opened = await said(openChangingHypervisor(options));
  open.push(opened);
  return opened;
}

const domstate = async (name: string, uri?: string) =>
  (await daemon.virsh(['domstate', name, '--reason'], uri)).trim();
/** virsh's own words for the same refusal. */
const refusal = (args: readonly string[], uri?: string): Promise<string> =>
  daemon.virsh([...args], uri).then(
    () => 'it was done',
    (error: unknown) => String(error),
  );

test.each([
  ['powerOffDomain', 'destroy', 'shut off (destroyed)', 55],
  ['shutdownDomain', 'shutdown', 'shut off (shutdown)', 1],
] as const)(
  'the test driver: %s is seen by virsh, and a second one refused in virsh’s words',
  async (deed, word, state, code) => {
    const driver = await hypervisor(TEST_URI);
    const id = guestIdSchema.parse((await daemon.virsh(['domuuid', 'test'], TEST_URI)).trim());
    expect(await driver[deed](id, signal, 5_000)).toEqual(DONE);
    expect(await domstate('test', TEST_URI)).toBe(state);
    const again = await driver[deed](id, signal, 5_000);
    expect(again).toMatchObject({ ok: false, error: { kind: 'libvirt', code } });
    const detail = !again.ok && again.error.kind === 'libvirt' ? again.error.detail : 'none';
    expect(await refusal([word, 'test'], TEST_URI)).toContain(detail);
    // This driver knows no cold boot; it says which flag it was asked for, and nothing has started.
    expect(await driver.startDomain(id, signal, 5_000)).toMatchObject({
      error: {
        kind: 'libvirt',
        code: 8,
        detail: 'unsupported flags (0x8) in function testDomainCreateWithFlags',
      },
    });
    expect(await domstate('test', TEST_URI)).toBe(state);
    await daemon.virsh(['start', 'test'], TEST_URI);
  },
);

test('a saved image is seen and removed; where there is none removing does no harm', async () => {
  const driver = await hypervisor(TEST_URI);
  const id = guestIdSchema.parse((await daemon.virsh(['domuuid', 'test'], TEST_URI)).trim());
  await daemon.virsh(['managedsave', 'test'], TEST_URI);
  expect(await said(driver.managedSave(id, signal))).toBe(true);
  expect(await driver.removeManagedSave(id, signal, 5_000)).toEqual(DONE);
  expect(await said(driver.managedSave(id, signal))).toBe(false);
  expect(await daemon.virsh(['list', '--all', '--with-managed-save', '--name'], TEST_URI)).not.toContain(
    'test',
  );
  expect(await driver.removeManagedSave(id, signal, 5_000)).toEqual(DONE);
});

test('a QEMU guest: cold start, no answer to a second one, paused is refused too, power off', async () => {
  await defineGuest(daemon, await labKernel(), NAME, ID);
  const qemu = await hypervisor('qemu:///system');
  const state = () => said(qemu.state(ID, signal));
  expect(await qemu.startDomain(ID, signal, 60_000)).toEqual(DONE);
  await guestReady(daemon, NAME);
  expect([await state(), await domstate(NAME)]).toEqual([
    { state: 'running', reason: 'booted' },
    'running (booted)',
  ]);
  expect(await qemu.startDomain(ID, signal, 60_000)).toMatchObject({ error: { kind: 'libvirt', code: 55 } });
  await daemon.virsh(['suspend', NAME]);
  expect(await qemu.startDomain(ID, signal, 60_000)).toMatchObject({ error: { kind: 'libvirt', code: 55 } });
  expect(await state()).toEqual({ state: 'paused', reason: 'user' });
  expect(await qemu.powerOffDomain(ID, signal, 60_000)).toEqual(DONE);
  expect([await state(), await domstate(NAME)]).toEqual([
    { state: 'shut off', reason: 'destroyed' },
    'shut off (destroyed)',
  ]);
  expect(await qemu.powerOffDomain(ID, signal, 60_000)).toMatchObject({
    error: { kind: 'libvirt', code: 55 },
  });
  expect(await qemu.shutdownDomain(ID, signal, 60_000)).toMatchObject({
    error: { kind: 'libvirt', code: 55 },
  });
});

test('a QEMU guest with a saved image boots cold, and the image is gone', async () => {
  const qemu = await hypervisor('qemu:///system');
  await said(qemu.startDomain(ID, signal, 60_000));
  await guestReady(daemon, NAME);
  await daemon.virsh(['managedsave', NAME]);
  expect(await said(qemu.state(ID, signal))).toEqual({ state: 'shut off', reason: 'saved' });
  expect(await said(qemu.managedSave(ID, signal))).toBe(true);
  expect(await qemu.startDomain(ID, signal, 60_000)).toEqual(DONE);
  expect(await said(qemu.state(ID, signal))).toEqual({ state: 'running', reason: 'booted' });
  expect(await said(qemu.managedSave(ID, signal))).toBe(false);
  expect(await qemu.shutdownDomain(ID, signal, 60_000)).toEqual(DONE);
  await said(qemu.powerOffDomain(ID, signal, 60_000));
});

test('a domain that nobody knows, a deadline that is over', async () => {
  const qemu = await hypervisor('qemu:///system');
  const nobody: GuestId = guestIdSchema.parse('00000000-0000-4000-8000-000000000000');
  expect(await qemu.startDomain(nobody, signal, 5_000)).toMatchObject({
    error: { kind: 'libvirt', code: 42 },
  });
  expect(await qemu.startDomain(ID, AbortSignal.abort(), 5_000)).toMatchObject({
    error: { kind: 'cancelled' },
  });
  expect(await domstate(NAME)).toContain('shut off');
});
