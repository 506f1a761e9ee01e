import type { PowerState } from '../../../shared/domain/bmc.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Secret } from '../../platform/secret.ts';

/** What every question to a BMC takes. Nothing is waited for longer than `deadlineMs`, whatever the BMC does. */
export interface BmcOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly clock: Clock;
  readonly secret: Secret;
}

/** What a BMC answered, word for word, and the question: evidence, without the password. */
export interface BmcAnswer {
  readonly raw: string;
  readonly command: string;
}

/** `unknown`: the BMC answered with a word that proves nothing. */
export interface PowerReading extends BmcAnswer {
  readonly power: PowerState | 'unknown';
}
