import { expect, test } from 'vitest';
import type { Alert } from '../domain/alert.ts';
import { alertSchema } from '../domain/alert.ts';
import type { AlertsPayload } from './alerts.ts';
import { alertsChange, alertsUpdateSchema, applyAlerts } from './alerts-update.ts';

const alert = (id: string, changes: Partial<Alert> = {}): Alert => ({
  ...alertSchema.parse({
    id,
    site: 'main',
    code: 'cf-leftcluster',
    subject: { kind: 'node', id },
    severity: 'critical',
    facts: {},
    since: 1,
    openedAt: 1,
    clearedAt: null,
    notifiedAt: null,
    acknowledged: null,
    suppressed: null,
    cause: null,
    symptoms: [],
    flapping: false,
    confirmed: true,
    countdown: null,
    procedure: 'p',
    link: 'nodeward://main/node/x?at=1',
  }),
  ...changes,
});
const payload = (at: number, open: Alert[]): AlertsPayload => ({
  at,
  open,
  silences: [],
  maintenance: [],
  gap: null,
  unstoredSince: null,
});
const whole = (of: AlertsPayload) => applyAlerts(null, { kind: 'whole', payload: of });

test('a listener that applies each change holds what was told', () => {
  const first = payload(1, [alert('a'), alert('b'), alert('c')]);
  const second = {
    ...payload(2, [alert('d'), alert('b', { confirmed: false }), alert('a')]),
    unstoredSince: 2,
  };
  const third = payload(3, []);
  let held = whole(first);
  for (const [before, after] of [
    [first, second],
    [second, third],
  ] as const) {
    held = applyAlerts(
      held,
      alertsUpdateSchema.parse(JSON.parse(JSON.stringify(alertsChange(before, after)))),
    );
    expect(held?.payload).toEqual(after);
  }
});

test('only what changed is carried, and the others keep their identity', () => {
  const many = Array.from({ length: 500 }, (_, n) => alert(`n${n}`));
  const before = payload(1, many);
  const after = payload(
    2,
    many.map((each, n) =>
      n === 7 ? { ...each, acknowledged: { at: 2, by: 'aki', reason: 'known' } } : { ...each },
    ),
  );
  const change = alertsChange(before, after);
  expect(JSON.stringify(change).length).toBeLessThan(1500);
  const held = whole(before);
  const next = applyAlerts(held, change);
  expect(next?.payload.open[7]?.acknowledged?.by).toBe('aki');
  expect(next?.payload.open[8]).toBe(held?.payload.open[8]);
});

test('a change of other alerts is not applied', () => {
  const held = whole(payload(5, [alert('a')]));
  expect(applyAlerts(held, alertsChange(payload(4, []), payload(6, [])))).toBeNull();
  expect(applyAlerts(null, alertsChange(payload(5, []), payload(6, [])))).toBeNull();
});
