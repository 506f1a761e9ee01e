import type { Text } from '../../../../shared/text/text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** For how long a silence may last. */
export const DURATIONS_MS = [15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, DAY_MS, 7 * DAY_MS] as const;

/** `15 minutes`, `4 hours`, `7 days`. */
export function durationText(text: Text, ms: number): string {
  if (ms >= DAY_MS) return text('alerts.days', { n: ms / DAY_MS });
  if (ms >= HOUR_MS) return text('alerts.hours', { n: ms / HOUR_MS });
  return text('alerts.minutes', { n: ms / MINUTE_MS });
}
