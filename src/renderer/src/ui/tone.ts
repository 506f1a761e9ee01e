import type { Severity } from '../../../shared/domain/severity.ts';

/** How much attention something wants. Quiet is grey: healthy things carry no colour. */
export type Tone = 'quiet' | 'warning' | 'unknown' | 'critical';

export const TONE_OF: Readonly<Record<Severity, Tone>> = {
  healthy: 'quiet',
  degraded: 'warning',
  unknown: 'unknown',
  critical: 'critical',
};
