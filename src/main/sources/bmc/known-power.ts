import type { PowerState } from '../../../shared/domain/bmc.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { PowerReading } from './bmc-options.ts';

/** A word that proves nothing is unreadable, not a state. */
export const knownPower = ({ power, raw }: PowerReading): Result<PowerState, ProbeFailure> =>
  power === 'unknown' ? fail({ kind: 'unreadable', line: raw.slice(0, 200) }) : ok(power);
