import { z } from 'zod';
import { alertSchema, type Alert } from '../domain/alert.ts';
import { keyedList, type KeyedList } from '../domain/keyed-list.ts';
import { changedList, isChangeOf, listChange, listChangeSchema } from '../domain/list-change.ts';
import { alertsPayloadSchema, type AlertsPayload } from './alerts.ts';

/** What the topic carries: everything first, then only the alerts that changed; in an incident hundreds are open. */
export const alertsUpdateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), payload: alertsPayloadSchema }),
  z.object({
    kind: z.literal('change'),
    /** `at` of the payload that this follows on: it says nothing about any other. */
    base: z.number(),
    open: listChangeSchema(alertSchema),
    ...alertsPayloadSchema.omit({ open: true }).shape,
  }),
]);
export type AlertsUpdate = z.infer<typeof alertsUpdateSchema>;

/** What a listener holds. */
export interface KeyedAlerts {
  readonly payload: AlertsPayload;
  readonly open: KeyedList<Alert>;
}

const keyOf = ({ id }: Alert): string => id;

/** The alerts after an update; those that did not change keep their identity. Null: the update does not follow on them. */
export function applyAlerts(before: KeyedAlerts | null, update: AlertsUpdate): KeyedAlerts | null {
  if (update.kind === 'whole') {
    return { payload: update.payload, open: keyedList(update.payload.open, keyOf) };
  }
  if (before?.payload.at !== update.base) return null;
  if (!isChangeOf(before.open, update.open, keyOf)) return null;
  const open = changedList(before.open, update.open, keyOf);
  const { at, silences, maintenance, gap, unstoredSince } = update;
  return { payload: { at, open: open.list, silences, maintenance, gap, unstoredSince }, open };
}

/** What to send to somebody who has `before`. */
export const alertsChange = (before: AlertsPayload, after: AlertsPayload): AlertsUpdate => ({
  ...after,
  kind: 'change',
  base: before.at,
  open: listChange(before.open, after.open, keyOf),
});
