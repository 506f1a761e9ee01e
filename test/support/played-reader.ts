import { guestIdSchema } from '../../src/shared/domain/names.ts';
import { fail, ok } from '../../src/shared/result.ts';
import type { DomainStatistics, LibvirtReader } from '../../src/main/sources/libvirt/libvirt-reader.ts';

export const PLAYED_GUEST = guestIdSchema.parse('2fa9e7a5-2e6f-4363-aba1-d7c6c4a2a22e');

const NOT_TOLD = {
  vcpus: 2,
  vcpusMax: 2,
  balloonCurrentBytes: 1e9,
  balloonMaximumBytes: 1e9,
  rssBytes: 1e9,
  availableBytes: null,
  unusedBytes: null,
  netRxBytes: 0,
  netTxBytes: 0,
  diskReadBytes: 0,
  diskWriteBytes: 0,
  skipped: false,
};

/** A running guest, as a daemon tells it. */
export const runningGuest = (about: Partial<DomainStatistics> = {}): DomainStatistics => ({
  ...NOT_TOLD,
  id: PLAYED_GUEST,
  name: 'web1',
  standing: { state: 'running', reason: 'booted' },
  cpuTimeNs: 0,
  ...about,
});

const nothing = () => Promise.resolve(fail({ kind: 'not-asked' } as const));

/** A daemon of one host with one guest; each test changes what it is about. */
export function playedReader(changes: Partial<LibvirtReader> = {}): LibvirtReader {
  const about = { hostname: 'kvm-a', hypervisor: 'QEMU', version: '9.0.0', hypervisorVersion: '7.2.0' };
  return {
    about: () => Promise.resolve(ok(about)),
    nodeInfo: nothing,
    nodeCpuStats: nothing,
    nodeMemoryStats: nothing,
    capabilities: nothing,
    listDomains: nothing,
    statistics: () => Promise.resolve(ok([runningGuest()])),
    definitions: () => Promise.resolve(ok([])),
    state: nothing,
    info: nothing,
    xml: nothing,
    autostart: nothing,
    managedSave: nothing,
    persistent: nothing,
    metadata: nothing,
    addresses: nothing,
    jobStats: nothing,
    onLifecycle: () => Promise.resolve(ok(() => undefined)),
    traffic: () => ({ bytesReceived: 0, bytesSent: 0, calls: 0 }),
    closed: new Promise(() => undefined),
    close: () => undefined,
    ...changes,
  };
}
