import type { MachineAddress } from '../machine-address.ts';
import type { AlgorithmLists } from './algorithm-lists.ts';

/** What the configuration means for one machine: every value decided, every path absolute. */
export interface EffectiveConfig {
  readonly machine: MachineAddress;
  /** The name that is connected to. */
  readonly hostName: string;
  readonly port: number;
  readonly user: string;
  /** In the order to be tried. Those that nobody named are OpenSSH's usual ones. */
  readonly identityFiles: readonly string[];
  readonly identityFilesAsWritten: readonly string[];
  /** `only configured`: keys of the agent that no IdentityFile names are not offered. */
  readonly agentKeys: 'all' | 'only configured';
  /** The agent's socket. */
  readonly agentSocket: string | null;
  /** From the first machine to the last; empty for a direct connection. */
  readonly jumpHosts: readonly MachineAddress[];
  /** For `/bin/sh -c`, tokens expanded. */
  readonly proxyCommand: string | null;
  readonly userKnownHosts: readonly string[];
  readonly globalKnownHosts: readonly string[];
  readonly hostKeyAlias: string | null;
  /** `yes`: a person is not even asked. Anything weaker than `ask` counts as `ask`. */
  readonly strictHostKeys: 'yes' | 'ask';
  readonly connectTimeoutMs: number | null;
  readonly keepaliveMs: number | null;
  readonly keepaliveCount: number;
  readonly compression: 'yes' | 'no';
  readonly algorithms: AlgorithmLists;
  /** Pattern list for the types of a person's keys; `null`: all. */
  readonly acceptedKeyTypes: string | null;
  readonly smallestRsaKey: number;
  readonly family: 0 | 4 | 6;
  readonly localAddress: string | null;
}
