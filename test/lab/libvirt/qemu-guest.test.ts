import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  DomainStatistics,
  LibvirtReader,
  LifecycleEvent,
} from '../../../src/main/sources/libvirt/libvirt-reader.ts';
import { guestIdSchema } from '../../../src/shared/domain/names.ts';
import { LAB_NAMESPACE, defineGuest, guestReady } from '../../support/lab-guest.ts';
import { labKernel } from '../../support/lab-kernel.ts';
import { startLibvirtd } from '../../support/lab-libvirtd.ts';
import type { LabLibvirtd } from '../../support/lab-libvirtd.ts';
import { openReader, said } from '../../support/lab-reader.ts';
import { kib, virshFields, virshNumber } from '../../support/lab-virsh.ts';

const NAME = 'fuji2';
const ID = guestIdSchema.parse('5f0c6b1e-3f57-4d22-9b0e-6a1f0c2d7e11');
const signal = new AbortController().signal;
const events: LifecycleEvent[] = [];
let daemon: LabLibvirtd;
let reader: LibvirtReader;

beforeAll(async () => {
  daemon = await startLibvirtd();
  reader = await openReader({ kind: 'socket', path: daemon.socket }, 'qemu:///system');
  await said(reader.onLifecycle((event) => void events.push(event), signal));
  await defineGuest(daemon, await labKernel(), NAME, ID);
  await daemon.virsh(['start', NAME]);
  await guestReady(daemon, NAME);
});

afterAll(async () => {
  reader.close();
  await daemon.stop();
});

const virsh = (...args: string[]) => daemon.virsh(args);
const GROUPS = ['--state', '--cpu-total', '--balloon', '--vcpu', '--interface', '--block'];
const domstats = async () => virshFields(await virsh('domstats', '--raw', '--nowait', ...GROUPS, NAME));
const statistics = async (): Promise<DomainStatistics> => (await said(reader.statistics(signal)))[0]!;
const words = (seen: readonly LifecycleEvent[]) => seen.map(({ event, detail }) => `${event} ${detail}`);

/** Events travel on their own; virsh may be back before they arrive. */
async function eventually(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries++) await new Promise((done) => setTimeout(done, 20));
}

test('the hypervisor and its version are those of virsh', async () => {
  const about = await said(reader.about(signal));
  expect(await virsh('version')).toContain(`Running hypervisor: QEMU ${about.hypervisorVersion}`);
  expect(about.hypervisor).toBe('QEMU');
});

test("the host's memory and CPU times lie between two answers of virsh", async () => {
  const cpuBefore = virshFields(await virsh('nodecpustats'));
  const cpu = await said(reader.nodeCpuStats(signal));
  const cpuAfter = virshFields(await virsh('nodecpustats'));
  for (const [field, value] of [
    ['system', cpu.kernelNs],
    ['user', cpu.userNs],
    ['idle', cpu.idleNs],
  ] as const) {
    expect(value).toBeGreaterThanOrEqual(virshNumber(cpuBefore, field)!);
    expect(value).toBeLessThanOrEqual(virshNumber(cpuAfter, field)!);
  }
  const memory = await said(reader.nodeMemoryStats(signal));
  const fields = virshFields(await virsh('nodememstats'));
  expect(memory.totalBytes).toBe(kib(virshNumber(fields, 'total')));
  expect(memory.freeBytes / memory.totalBytes).toBeCloseTo(
    kib(virshNumber(fields, 'free'))! / memory.totalBytes,
    1,
  );
});

test('bulk statistics of a paused guest are those of domstats, field by field', async () => {
  await virsh('suspend', NAME);
  const before = await domstats();
  const ours = await statistics();
  const after = await domstats();
  const number = (field: string) => virshNumber(before, field);
  expect(ours).toMatchObject({
    id: ID,
    name: NAME,
    standing: { state: 'paused', reason: 'user' },
    vcpus: number('vcpu.current'),
    vcpusMax: number('vcpu.maximum'),
    balloonCurrentBytes: kib(number('balloon.current')),
    balloonMaximumBytes: kib(number('balloon.maximum')),
    availableBytes: kib(number('balloon.available')),
    unusedBytes: kib(number('balloon.unused')),
    netRxBytes: number('net.0.rx.bytes'),
    netTxBytes: number('net.0.tx.bytes'),
    diskReadBytes: number('block.0.rd.bytes'),
    diskWriteBytes: number('block.0.wr.bytes'),
    skipped: false,
  });
  expect(ours.diskReadBytes).toBeGreaterThanOrEqual(8 * 65_536);
  expect(ours.diskWriteBytes).toBeGreaterThanOrEqual(4 * 65_536);
  expect(ours.rssBytes).toBeGreaterThan(50 * 1_048_576);
  expect(ours.cpuTimeNs).toBeGreaterThanOrEqual(number('cpu.time')!);
  expect(ours.cpuTimeNs).toBeLessThanOrEqual(virshNumber(after, 'cpu.time')!);
  await virsh('resume', NAME);
});

test('a running guest: state, dominfo, definition, metadata and job are those of virsh', async () => {
  const standing = await said(reader.state(ID, signal));
  expect(await virsh('domstate', NAME, '--reason')).toContain(`${standing.state} (${standing.reason})`);
  const fields = virshFields(await virsh('dominfo', NAME));
  const info = await said(reader.info(ID, signal));
  expect(info.vcpus).toBe(virshNumber(fields, 'CPU(s)'));
  expect(info.maximumMemoryBytes).toBe(kib(virshNumber(fields, 'Max memory')));
  expect(info.memoryBytes).toBe(kib(virshNumber(fields, 'Used memory')));
  expect((await said(reader.xml(ID, signal))).trim()).toBe((await virsh('dumpxml', NAME)).trim());
  const metadata = await said(reader.metadata(ID, LAB_NAMESPACE, signal));
  expect(metadata).toBe((await virsh('metadata', NAME, LAB_NAMESPACE)).trim());
  expect(await said(reader.metadata(ID, 'urn:nothing', signal))).toBeNull();
  const job = await said(reader.jobStats(ID, signal));
  expect(
    virshFields(await virsh('domjobinfo', NAME))
      .get('Job type')
      ?.toLowerCase(),
  ).toBe(job.kind);
});

test('a dump that somebody reads slowly is told as virsh tells it', async () => {
  const pipe = join(daemon.folder, 'dump');
  execFileSync('mkfifo', [pipe]);
  const dumped = virsh('dump', '--live', NAME, pipe);
  const output = createReadStream(pipe, { highWaterMark: 1 << 20 });
  // From its first bytes on nobody reads any more: the guest's memory waits, and so do the figures.
  await once(output, 'readable');
  const job = async () => virshFields(await virsh('domjobinfo', '--rawstats', NAME));
  const processed = async () => virshNumber(await job(), 'data_processed') ?? 0;
  let [last, next] = [0, await processed()];
  for (let looks = 0; looks < 100 && (next === 0 || next !== last); looks += 1)
    [last, next] = [next, await processed()];
  const before = await job();
  const ours = await said(reader.jobStats(ID, signal));
  const after = await job();
  output.resume();
  await dumped;
  const number = (field: string) => virshNumber(before, field);
  expect(ours).toMatchObject({
    kind: 'unbounded',
    operation: 'dump',
    downtimeMs: number('downtime'),
    totalBytes: number('data_total'),
    processedBytes: number('data_processed'),
    remainingBytes: number('data_remaining'),
    iteration: number('memory_iteration'),
    message: null,
  });
  expect(ours.elapsedMs).toBeGreaterThanOrEqual(number('time_elapsed')!);
  expect(ours.elapsedMs).toBeLessThanOrEqual(virshNumber(after, 'time_elapsed')!);
});

test('a busy guest is skipped at once instead of waited for', async () => {
  const pid = Number(await readFile(join(daemon.folder, `run/libvirt/qemu/${NAME}.pid`), 'utf8'));
  process.kill(pid, 'SIGSTOP');
  const waits = virsh('domblkstat', NAME, 'vda'); // holds the guest until its monitor answers
  await new Promise((done) => setTimeout(done, 500));
  // The guest is let go only after this answer: one that waited for it would never come.
  const ours = await statistics();
  process.kill(pid, 'SIGCONT');
  await waits;
  expect(ours).toMatchObject({ skipped: true, rssBytes: null, diskReadBytes: null });
  expect(ours.standing?.state).toBe('running');
  expect((await statistics()).skipped).toBe(false);
});

test('marks follow what virsh changes', async () => {
  const marks = async () => (await said(reader.definitions(signal)))[0];
  expect(await marks()).toMatchObject({
    autostart: false,
    managedSave: false,
    persistent: true,
    active: true,
  });
  await virsh('autostart', NAME);
  expect(await marks()).toMatchObject({ autostart: true });
  expect(await said(reader.autostart(ID, signal))).toBe(true);
  await virsh('managedsave', NAME);
  expect(await marks()).toMatchObject({ managedSave: true, active: false });
  expect(await said(reader.managedSave(ID, signal))).toBe(true);
  expect((await statistics()).standing).toEqual({ state: 'shut off', reason: 'saved' });
});

test("the guest's life was told in the words of virsh", async () => {
  events.length = 0;
  await virsh('start', NAME);
  await virsh('destroy', NAME);
  await eventually(() => words(events).includes('Stopped Destroyed'));
  expect(events[0]).toEqual({ guest: ID, name: NAME, event: 'Started', detail: 'Restored' });
  expect(words(events)).toContain('Stopped Destroyed');
  expect((await statistics()).standing).toEqual({ state: 'shut off', reason: 'destroyed' });
  expect(await virsh('domstate', NAME, '--reason')).toContain('shut off (destroyed)');
});

test('who unsubscribes hears nothing more', async () => {
  const heard: LifecycleEvent[] = [];
  const unsubscribe = await said(reader.onLifecycle((event) => void heard.push(event), signal));
  await virsh('autostart', '--disable', NAME);
  unsubscribe();
  events.length = 0;
  await virsh('start', NAME);
  await eventually(() => events.length > 0);
  expect(events.length).toBeGreaterThan(0);
  expect(heard).toEqual([]);
});
