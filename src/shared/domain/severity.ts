import { z } from 'zod';

/** From best to worst: critical beats unknown beats degraded beats healthy. */
export const SEVERITIES = ['healthy', 'degraded', 'unknown', 'critical'] as const;
export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;

/** The worst of all; nothing at all is unknown, not healthy. */
export function worstOf(severities: readonly Severity[]): Severity {
  if (severities.length === 0) return 'unknown';
  return severities.reduce((worst, next) =>
    SEVERITIES.indexOf(next) > SEVERITIES.indexOf(worst) ? next : worst,
  );
}
