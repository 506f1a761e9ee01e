import type { z } from 'zod';
import type { alertHistorySchema } from '../../shared/contract/alerts.ts';
import { alertOf } from '../domain/alerts/show-alerts.ts';
import type { AlertRange } from '../store/alerts.ts';
import type { Store } from '../store/open-store.ts';
import { readEntry } from './stored-entry.ts';

/** What was open at any time of a range, with everything that happened to it. Causes are in the events. */
export function alertHistory(store: Store, range: AlertRange): z.infer<typeof alertHistorySchema> {
  const alerts = store.alerts.between(range).flatMap(({ json }) => {
    const entry = readEntry(json);
    if (entry === null) return [];
    const alert = alertOf(entry, null, []);
    return [{ alert, events: store.alerts.eventsOf(alert.id) }];
  });
  return { alerts, gaps: store.alerts.gaps(range.from, range.to) };
}
