import type { AlertCode } from '../../../shared/domain/alert.ts';
import type { Severity } from '../../../shared/domain/severity.ts';

/** When a condition becomes an alert, when it ends, how long its notification waits for its cause. All ms. */
export interface AlertRule {
  /** The condition must hold so long before the alert opens. */
  readonly holdMs: number;
  /** It must be gone so long before the alert is clear. */
  readonly clearMs: number;
  /** Shown at once, notified after this: a cause is often seen a moment later than its symptoms. */
  readonly settleMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** By severity, for every code that has no row of its own. */
const BY_SEVERITY: Readonly<Record<Exclude<Severity, 'healthy'>, AlertRule>> = {
  critical: { holdMs: 0, clearMs: 15 * SECOND, settleMs: 10 * SECOND },
  // A machine that missed one or two polls is not known for so long, and no news.
  unknown: { holdMs: 60 * SECOND, clearMs: 15 * SECOND, settleMs: 5 * SECOND },
  degraded: { holdMs: 60 * SECOND, clearMs: 60 * SECOND, settleMs: 5 * SECOND },
};

const BY_CODE: Readonly<Partial<Record<AlertCode, Partial<AlertRule>>>> = {
  'host-not-known': { holdMs: 35 * SECOND },
  'cf-leftcluster': { clearMs: 5 * SECOND, settleMs: 10 * SECOND },
  'cf-down': { holdMs: 10 * SECOND },
  'application-nowhere-online': { holdMs: 30 * SECOND },
  // A switchover takes its time.
  'application-waiting': { holdMs: 2 * MINUTE },
  'rms-not-running': { holdMs: MINUTE },
  'host-cpu-high': { holdMs: 5 * MINUTE, clearMs: 2 * MINUTE },
  'host-memory-high': { holdMs: 5 * MINUTE, clearMs: 2 * MINUTE },
  'console-slept': { settleMs: 0, clearMs: 0 },
  'console-clock-jumped-back': { settleMs: 0, clearMs: 0 },
  'console-clock-jumped-forward': { settleMs: 0, clearMs: 0 },
  'console-stalled': { settleMs: 0, clearMs: 0 },
  'console-network-lost': { holdMs: 0, settleMs: 0, clearMs: 5 * SECOND },
  'polling-stands-still': { holdMs: 0, settleMs: 0 },
  'store-disk-low': { holdMs: 30 * SECOND },
  // Less is a restart of SF that is under way.
  'protection-owed': { holdMs: 2 * MINUTE, clearMs: 0 },
  'store-takes-nothing': { holdMs: 10 * SECOND },
};

export function ruleOf(code: AlertCode, severity: Severity): AlertRule {
  return { ...BY_SEVERITY[severity === 'healthy' ? 'degraded' : severity], ...BY_CODE[code] };
}

/** A cause that a critical symptom waits for opens after this: two witnesses are no lost poll. */
export const AWAITED_MS = 10 * SECOND;

/** A metric's alert begins at `from` and is not over before the value is below `until`. */
export interface Threshold {
  readonly from: number;
  readonly until: number;
}
export const CPU_SHARE: Threshold = { from: 0.95, until: 0.85 };
export const MEMORY_SHARE: Threshold = { from: 0.97, until: 0.93 };
export const STORE_FREE_BYTES: Threshold = { from: 512 * 1024 ** 2, until: 1024 ** 3 };

/** So many changes within the window are flapping; it is over when the window has fewer than two. */
export const FLAP = { changes: 6, windowMs: 10 * MINUTE } as const;

/** Dead man: no machine of a site was asked for so long. The longest pause of backing off is 8 intervals. */
export const STILL = { leastMs: 90 * SECOND, intervals: 12 } as const;

/** After a gap every machine is asked anew; what is not known then is the gap's doing for so long at most. */
export const GAP_GRACE_MS = 2 * MINUTE;
