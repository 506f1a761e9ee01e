import type { Result } from '../result.ts';
import type { CfLocal, CfNodeRow } from './cf.ts';
import type { LibvirtGuests, RmsSettings } from './machine-settings.ts';
import type { ProbeFailure } from './probe-failure.ts';
import type { RmsDisplay } from './rms.ts';
import type { AgentRow, RcsdNode } from './sf.ts';
import type { Table } from './table.ts';

type Answer<T> = Result<T, ProbeFailure>;

/** Kernel values of `cfset -a` by name; CLUSTER_TIMEOUT is in seconds. */
export type CfSettings = Readonly<Record<string, string>>;

/**
 * What a shutdown agent's configuration file says, reduced on the node itself to node, domain and host
 * fields: credentials never leave the node.
 */
export interface AgentTarget {
  readonly agent: string;
  readonly node: string;
  readonly domain: string | null;
  readonly host: string | null;
  /** CF node name of the host OS, where the file names it (SA_vmchkhost). */
  readonly hostNode?: string;
}

/** A machine's own clock, epoch ms; true to `resolutionMs`. */
export interface ClockReading {
  readonly ms: number;
  readonly resolutionMs: number;
}

/** Everything one exchange with a node brought back. Each view fails on its own. */
export interface NodeRound {
  readonly cfLocal: Answer<CfLocal>;
  readonly cfNodes: Answer<Table<CfNodeRow>>;
  readonly cfSettings: Answer<CfSettings>;
  readonly rms: Answer<RmsDisplay>;
  readonly agents: Answer<Table<AgentRow>>;
  readonly rcsd: Answer<readonly RcsdNode[]>;
  readonly agentTargets: Answer<readonly AgentTarget[]>;
  /** The node's clock when the round began and when it ended. */
  readonly clock: Answer<ClockReading>;
  readonly clockAtEnd: Answer<ClockReading>;
  readonly rmsSettings: Answer<RmsSettings>;
  /** CPU time that the round itself used on the node, in ms; null when the node did not say. */
  readonly remoteCpuMs: number | null;
  /** Raw text by view, for the person who wants to see it. Files that may hold credentials are never in it. */
  readonly raw: Readonly<Record<string, string>>;
}

/** How much work waits on a host, over the last minutes; null where the kernel does not say (psi=0). */
export interface HostPressure {
  readonly load5: number;
  readonly cpus: number | null;
  readonly cpuWaitPercent: number | null;
  readonly memoryStallPercent: number | null;
  readonly ioStallPercent: number | null;
}

/** What one exchange with a host's SSH brings back. */
export interface HostRound {
  /** SHA-256 of kvmguests.conf, or null where the host has none. The content is never read. */
  readonly kvmguestsDigest: Answer<string | null>;
  /** Null where the host has no such file. */
  readonly libvirtGuests: Answer<LibvirtGuests | null>;
  readonly pressure: Answer<HostPressure>;
  readonly remoteCpuMs: number | null;
}
