import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../shared/result.ts';
import type { Traffic } from './connection.ts';
import type { DomainStatistics } from './domain-statistics.ts';
import type { JobStatistics } from './job-statistics.ts';
import type { NodeCpuStats, NodeInfo, NodeMemoryStats } from './node-reads.ts';

export type { Traffic } from './connection.ts';
export type { DomainStatistics } from './domain-statistics.ts';
export type { JobStatistics } from './job-statistics.ts';
export type { NodeCpuStats, NodeInfo, NodeMemoryStats } from './node-reads.ts';

export type Answer<T> = Promise<Result<T, ProbeFailure>>;

export interface AboutDaemon {
  readonly hostname: string;
  /** As `QEMU`. */
  readonly hypervisor: string;
  /** libvirt's, as `9.0.0`. */
  readonly version: string;
  readonly hypervisorVersion: string;
}

export interface DomainListing {
  readonly id: GuestId;
  readonly name: string;
  readonly active: boolean;
}

export interface DomainDefinition extends DomainListing {
  readonly autostart: boolean;
  /** A saved image waits for the next start. */
  readonly managedSave: boolean;
  /** False for a domain that vanishes when it stops. */
  readonly persistent: boolean;
}

/** `dominfo`'s numbers: memory as the definition and the balloon set it. */
export interface DomainInfo {
  readonly standing: DomainStanding;
  readonly vcpus: number;
  readonly cpuTimeNs: number | null;
  readonly memoryBytes: number | null;
  readonly maximumMemoryBytes: number | null;
}

export interface LifecycleEvent {
  readonly guest: GuestId;
  readonly name: string;
  /** In virsh's words, as `Stopped` and `Destroyed`. */
  readonly event: string;
  readonly detail: string;
}

/**
 * Everything that can be asked of one libvirt daemon; nothing here changes anything, and the daemon refuses changes
 * on this connection. Every call ends by its own deadline or by `signal`; calls may overlap.
 */
export interface LibvirtReader {
  readonly about: (signal: AbortSignal) => Answer<AboutDaemon>;
  readonly nodeInfo: (signal: AbortSignal) => Answer<NodeInfo>;
  readonly nodeCpuStats: (signal: AbortSignal) => Answer<NodeCpuStats>;
  readonly nodeMemoryStats: (signal: AbortSignal) => Answer<NodeMemoryStats>;
  /** XML. */
  readonly capabilities: (signal: AbortSignal) => Answer<string>;
  readonly listDomains: (signal: AbortSignal) => Answer<readonly DomainListing[]>;
  /** All domains with one call or two at a time, which never wait for a busy one. */
  readonly statistics: (signal: AbortSignal) => Answer<readonly DomainStatistics[]>;
  /** All domains with four calls at a time. */
  readonly definitions: (signal: AbortSignal) => Answer<readonly DomainDefinition[]>;
  readonly state: (guest: GuestId, signal: AbortSignal) => Answer<DomainStanding>;
  readonly info: (guest: GuestId, signal: AbortSignal) => Answer<DomainInfo>;
  /** The live definition of an active domain, else the one it will start with; without secrets. */
  readonly xml: (guest: GuestId, signal: AbortSignal) => Answer<string>;
  readonly autostart: (guest: GuestId, signal: AbortSignal) => Answer<boolean>;
  readonly managedSave: (guest: GuestId, signal: AbortSignal) => Answer<boolean>;
  readonly persistent: (guest: GuestId, signal: AbortSignal) => Answer<boolean>;
  /** The definition's own element of that XML namespace; null when it has none. */
  readonly metadata: (guest: GuestId, namespace: string, signal: AbortSignal) => Answer<string | null>;
  /**
   * IP addresses that the host knows of a running guest, from its leases, else from its ARP table. Several or
   * none; never loopback or link-local ones.
   */
  readonly addresses: (guest: GuestId, signal: AbortSignal) => Answer<readonly string[]>;
  readonly jobStats: (guest: GuestId, signal: AbortSignal) => Answer<JobStatistics>;
  /** The value ends the subscription. */
  readonly onLifecycle: (
    listener: (event: LifecycleEvent) => void,
    signal: AbortSignal,
  ) => Answer<() => void>;
  readonly traffic: () => Traffic;
  /** Resolves when the connection is gone, with the reason; `cancelled` after `close`. */
  readonly closed: Promise<ProbeFailure>;
  readonly close: () => void;
}
