import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LibvirtReader } from '../../../src/main/sources/libvirt/libvirt-reader.ts';
import { guestIdSchema } from '../../../src/shared/domain/names.ts';
import { startLibvirtd } from '../../support/lab-libvirtd.ts';
import type { LabLibvirtd } from '../../support/lab-libvirtd.ts';
import { openReader, said } from '../../support/lab-reader.ts';
import { kib, virshFields, virshNumber } from '../../support/lab-virsh.ts';

const URI = 'test:///default';
const signal = new AbortController().signal;
let daemon: LabLibvirtd;
let reader: LibvirtReader;

beforeAll(async () => {
  daemon = await startLibvirtd();
  reader = await openReader({ kind: 'socket', path: daemon.socket }, URI);
});

afterAll(async () => {
  reader.close();
  await daemon.stop();
});

const virsh = (...args: string[]) => daemon.virsh(args, URI);
const theDomain = async () => guestIdSchema.parse((await virsh('domuuid', 'test')).trim());

test('hostname, hypervisor and versions are those of virsh', async () => {
  const about = await said(reader.about(signal));
  expect(about.hostname).toBe((await virsh('hostname')).trim());
  const version = await virsh('version', '--daemon');
  expect(version).toContain(`Running hypervisor: ${about.hypervisor} ${about.hypervisorVersion}`);
  expect(version).toContain(`Running against daemon: ${about.version}`);
});

test('the hardware is that of nodeinfo', async () => {
  const info = await said(reader.nodeInfo(signal));
  const fields = virshFields(await virsh('nodeinfo'));
  expect(info).toEqual({
    model: fields.get('CPU model'),
    memoryBytes: kib(virshNumber(fields, 'Memory size')),
    cpus: virshNumber(fields, 'CPU(s)'),
    mhz: virshNumber(fields, 'CPU frequency'),
    numaCells: virshNumber(fields, 'NUMA cell(s)'),
    sockets: virshNumber(fields, 'CPU socket(s)'),
    coresPerSocket: virshNumber(fields, 'Core(s) per socket'),
    threadsPerCore: virshNumber(fields, 'Thread(s) per core'),
  });
});

test("the host's CPU times are those of nodecpustats", async () => {
  const cpu = await said(reader.nodeCpuStats(signal));
  const fields = virshFields(await virsh('nodecpustats'));
  expect(cpu).toEqual({
    kernelNs: virshNumber(fields, 'system'),
    userNs: virshNumber(fields, 'user'),
    idleNs: virshNumber(fields, 'idle'),
    iowaitNs: virshNumber(fields, 'iowait'),
  });
});

test('what the driver does not support is told as virsh tells it', async () => {
  const memory = await reader.nodeMemoryStats(signal);
  const words = 'this function is not supported by the connection driver: virNodeGetMemoryStats';
  expect(memory).toMatchObject({ ok: false, error: { kind: 'libvirt', code: 3, detail: words } });
  await expect(virsh('nodememstats')).rejects.toThrow(words);
});

test('capabilities and a definition are the XML that virsh prints', async () => {
  expect((await said(reader.capabilities(signal))).trim()).toBe((await virsh('capabilities')).trim());
  const xml = await said(reader.xml(await theDomain(), signal));
  expect(xml.trim()).toBe((await virsh('dumpxml', 'test')).trim());
});

test('the list is that of list --all, with the marks of each domain', async () => {
  const id = await theDomain();
  const listed = (await virsh('list', '--all', '--uuid')).trim().split('\n');
  const domains = await said(reader.listDomains(signal));
  expect(domains).toEqual([{ id, name: 'test', active: true }]);
  expect(domains.map((each) => each.id)).toEqual(listed);
  const definitions = await said(reader.definitions(signal));
  const marks = { autostart: false, managedSave: false, persistent: true };
  expect(definitions).toEqual([{ id, name: 'test', active: true, ...marks }]);
});

test('the answers about one domain are those of dominfo and domstate', async () => {
  const id = await theDomain();
  const fields = virshFields(await virsh('dominfo', 'test'));
  const info = await said(reader.info(id, signal));
  expect(info.vcpus).toBe(virshNumber(fields, 'CPU(s)'));
  expect(info.maximumMemoryBytes).toBe(kib(virshNumber(fields, 'Max memory')));
  expect(info.memoryBytes).toBe(kib(virshNumber(fields, 'Used memory')));
  const standing = await said(reader.state(id, signal));
  expect(info.standing).toEqual(standing);
  expect(await virsh('domstate', 'test', '--reason')).toContain(`${standing.state} (${standing.reason})`);
  expect(await said(reader.autostart(id, signal))).toBe(fields.get('Autostart') !== 'disable');
  expect(await said(reader.persistent(id, signal))).toBe(fields.get('Persistent') === 'yes');
  expect(await said(reader.managedSave(id, signal))).toBe(fields.get('Managed save') === 'yes');
});

test('a domain that does not exist is refused with the words of virsh', async () => {
  const id = guestIdSchema.parse('00000000-0000-0000-0000-00000000dead');
  const state = await reader.state(id, signal);
  expect(state).toMatchObject({ ok: false, error: { kind: 'libvirt', code: 42 } });
  await expect(virsh('domstate', id)).rejects.toThrow('failed to get domain');
});

test("a guest's addresses are those of domifaddr", async () => {
  const addresses = await said(reader.addresses(await theDomain(), signal));
  const printed = await virsh('domifaddr', 'test', '--source', 'lease');
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses).toEqual([...printed.matchAll(/ipv[46]\s+(\S+)\/\d+/g)].map(([, address]) => address));
});
