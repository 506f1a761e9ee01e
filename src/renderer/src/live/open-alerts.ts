import { useMemo } from 'react';
import type { AlertsPayload } from '../../../shared/contract/alerts.ts';
import type { Alert } from '../../../shared/domain/alert.ts';
import { worstOf, type Severity } from '../../../shared/domain/severity.ts';
import { useTopic } from './use-engine.ts';

/** Of one site, and of the console itself. */
export function alertsOfSite(open: readonly Alert[], site: string): Alert[] {
  return open.filter((alert) => alert.site === site || alert.site === null);
}

/** Symptoms are folded into these. */
export const causesIn = (alerts: readonly Alert[]): Alert[] => alerts.filter(({ cause }) => cause === null);

export interface AlertCount {
  /** Causes that are open, whatever keeps them quiet. */
  readonly open: number;
  /** Those that nobody has acknowledged and nothing keeps quiet. */
  readonly wanting: number;
  /** The worst of these; healthy when there is none. */
  readonly worst: Severity;
}

export function countAlerts(payload: AlertsPayload, site: string): AlertCount {
  const causes = causesIn(alertsOfSite(payload.open, site));
  const wanting = causes.filter(
    ({ acknowledged, suppressed }) => acknowledged === null && suppressed === null,
  );
  const worst = wanting.length === 0 ? 'healthy' : worstOf(wanting.map(({ severity }) => severity));
  return { open: causes.length, wanting: wanting.length, worst };
}

/** Null: not known yet. */
export function useAlertCount(site: string | null): AlertCount | null {
  const payload = useTopic('alerts');
  return useMemo(
    () => (payload === null || site === null ? null : countAlerts(payload, site)),
    [payload, site],
  );
}
