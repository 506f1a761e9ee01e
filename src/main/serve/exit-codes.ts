import type { Severity } from '../../shared/domain/severity.ts';
import { assertNever } from '../../shared/result.ts';

/** From 64 on the tool itself failed (names of sysexits.h). Below are verdicts. */
export const EXIT = {
  usage: 64,
  noInput: 66,
  unavailable: 69,
  software: 70,
  cannotListen: 71,
  cannotCreate: 73,
  busy: 75,
  noPermission: 77,
} as const;

/** For scripts and monitoring plug-ins. */
export function exitCodeOf(verdict: Severity): 0 | 1 | 2 | 3 {
  switch (verdict) {
    case 'healthy':
      return 0;
    case 'degraded':
      return 1;
    case 'critical':
      return 2;
    case 'unknown':
      return 3;
    default:
      return assertNever(verdict);
  }
}
