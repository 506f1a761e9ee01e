import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { HostRound, NodeRound } from '../../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../shared/result.ts';
import type { PowerReading } from '../../sources/bmc/bmc-options.ts';
import type { LibvirtReader } from '../../sources/libvirt/libvirt-reader.ts';
import type { CommandOutput } from '../../sources/ssh/remote-command.ts';

type Answer<T> = Promise<Result<T, ProbeFailure>>;

/** Where facts come from: each call asks a machine now, over reading connections. */
export interface FactSources {
  readonly now: () => number;
  /** Aborts after so many ms. */
  readonly deadline: (ms: number) => AbortSignal;
  readonly round: (node: NodeEntry, signal: AbortSignal) => Answer<NodeRound>;
  readonly libvirt: (host: HostEntry, signal: AbortSignal) => Answer<LibvirtReader>;
  /** A fixed reading command on a host or node. */
  readonly run: (
    machine: HostEntry | NodeEntry,
    argv: readonly [string, ...string[]],
    signal: AbortSignal,
  ) => Answer<CommandOutput>;
  /** Whether its sshd lets us in, over a connection that is opened for this alone. */
  readonly call: (machine: HostEntry | NodeEntry, signal: AbortSignal) => Answer<string>;
  /** The same of a host's libvirt. */
  readonly callLibvirt: (host: HostEntry, signal: AbortSignal) => Answer<string>;
  /** What is read of a host by SSH. */
  readonly hostRound: (host: HostEntry, signal: AbortSignal) => Answer<HostRound>;
  readonly power: (host: HostEntry, signal: AbortSignal) => Answer<PowerReading>;
}
