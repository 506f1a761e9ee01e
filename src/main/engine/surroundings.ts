import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Result } from '../../shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Paths } from '../platform/paths.ts';
import type { SecretKeeper } from '../platform/secret-keeper.ts';

/** `control`: path of its control socket. */
export type StartRehearsal = (
  signal: AbortSignal,
) => Promise<Result<{ readonly siteFile: string; readonly control: string }, ProbeFailure>>;

/** What the outside world gives the engine: real in a desktop or server, simulated in a test. */
export interface Surroundings {
  readonly version: string;
  readonly paths: Paths;
  readonly clock: Clock;
  readonly log: Logger;
  readonly home: string;
  readonly localUser: string;
  /** Starts the rehearsal site as a process of its own, unless it runs; null where there is none. */
  readonly startRehearsal: StartRehearsal | null;
  /** Why the engine was started again; null at a first start. */
  readonly restartedBecause: string | null;
  /** Where this host keeps secrets; a file of secrets that nobody typed a passphrase for when absent. */
  readonly secrets?: SecretKeeper;
  /** Between 0 and 1, for jitter. */
  readonly random?: () => number;
}
