import { ok } from '../../../shared/result.ts';
import { bulkStatistics } from './bulk-statistics.ts';
import type { LibvirtConnection } from './connection.ts';
import { aboutDaemon } from './daemon-reads.ts';
import { isActive, listDefinitions, listDomains } from './domain-list.ts';
import { domainReads } from './domain-reads.ts';
import { readStatistics } from './domain-statistics.ts';
import { guestIdOf } from './guest-id.ts';
import { KnownDomains } from './known-domains.ts';
import type { LibvirtReader } from './libvirt-reader.ts';
import { Lifecycle } from './lifecycle.ts';
import { readNodeCpuStats, readNodeInfo, readNodeMemoryStats } from './node-reads.ts';
import { NOTHING } from './wire/codec.ts';
import { CONNECT_GET_CAPABILITIES } from './wire/connection-procedures.ts';

/** The product's questions over one conversation that is logged in already. */
export function createReader(connection: LibvirtConnection): LibvirtReader {
  const known = new KnownDomains(connection);
  const lifecycle = new Lifecycle(connection);
  return {
    about: aboutDaemon(connection),
    nodeInfo: (signal) => readNodeInfo(connection, signal),
    nodeCpuStats: (signal) => readNodeCpuStats(connection, signal),
    nodeMemoryStats: (signal) => readNodeMemoryStats(connection, signal),
    capabilities: async (signal) => {
      const xml = await connection.call(CONNECT_GET_CAPABILITIES, NOTHING, signal);
      return xml.ok ? ok(xml.value.text) : xml;
    },
    listDomains: async (signal) => {
      const list = await listDomains(connection, 0, signal);
      if (!list.ok) return list;
      known.learn(list.value);
      const listing = list.value.map((domain) => ({
        id: guestIdOf(domain),
        name: domain.name,
        active: isActive(domain),
      }));
      return ok(listing);
    },
    statistics: async (signal) => {
      const bulk = await bulkStatistics(connection, known, signal);
      if (!bulk.ok) return bulk;
      known.learn(bulk.value.map(({ domain }) => domain));
      return ok(bulk.value.map(readStatistics));
    },
    definitions: (signal) => listDefinitions(connection, signal),
    ...domainReads(connection, known),
    onLifecycle: (listener, signal) => lifecycle.subscribe(listener, signal),
    traffic: () => connection.traffic(),
    closed: connection.closed,
    close: () => connection.end({ kind: 'cancelled' }),
  };
}
