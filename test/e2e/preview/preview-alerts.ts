import type { Input, Output } from '../../../src/shared/contract/contract.ts';
import type { AlertsPayload } from '../../../src/shared/contract/alerts.ts';
import {
  alertSchema,
  maintenanceSchema,
  silenceSchema,
  type Alert,
} from '../../../src/shared/domain/alert.ts';

const MINUTE = 60_000;
const signed = { by: 'tanaka', reason: 'disk of web2 is changed' };

/** Invented: a LEFTCLUSTER with its symptom, one that somebody knows of, one of the console itself. */
function alertsAt(now: number): readonly Alert[] {
  const alert = (id: string, code: string, over: Readonly<Record<string, unknown>>) =>
    alertSchema.parse({
      id,
      site: 'kawasaki',
      code,
      severity: 'critical',
      since: now - MINUTE,
      openedAt: now - MINUTE + 10_000,
      clearedAt: null,
      notifiedAt: now - MINUTE + 10_000,
      acknowledged: null,
      suppressed: null,
      cause: null,
      symptoms: [],
      flapping: false,
      confirmed: true,
      countdown: null,
      procedure: 'procedure.leftcluster-wait',
      link: `nodeward://kawasaki/node/web2?at=${now}`,
      ...over,
    });
  const web2 = { kind: 'node', id: 'web2' };
  const countdown = { from: now - MINUTE, until: now + MINUTE, state: 'resolving', because: 'time' };
  return [
    alert('left', 'cf-leftcluster', {
      subject: web2,
      facts: { node: 'web2', observer: 'web1' },
      symptoms: ['sf'],
      countdown: { ...countdown, basis: 'default' },
    }),
    alert('sf', 'sf-not-running', {
      subject: web2,
      facts: { node: 'web2', observer: 'web1' },
      cause: 'left',
      suppressed: 'cause',
      procedure: 'procedure.sf',
    }),
    alert('known', 'rms-not-running', {
      subject: { kind: 'node', id: 'mail2' },
      facts: { node: 'mail2' },
      acknowledged: { at: now - 20_000, ...signed },
      flapping: true,
      confirmed: false,
      procedure: 'procedure.rms',
    }),
    alert('own', 'store-disk-low', {
      site: null,
      subject: { kind: 'site', id: 'kawasaki' },
      facts: { free: '120 MiB' },
      severity: 'degraded',
      procedure: 'procedure.store',
    }),
  ];
}

export function previewAlerts(show: string, now = Date.now()): AlertsPayload {
  const none = { at: now, open: [], silences: [], maintenance: [], gap: null, unstoredSince: null };
  if (show !== 'alerts') return none;
  const over = { site: 'kawasaki', from: now - MINUTE, until: now + 60 * MINUTE, ...signed };
  const host = { kind: 'host', id: 'kvm-b' };
  return {
    ...none,
    open: [...alertsAt(now)],
    silences: [silenceSchema.parse({ id: 's', subject: host, code: 'host-cpu-high', ...over })],
    maintenance: [maintenanceSchema.parse({ id: 'm', subject: host, ...over })],
    gap: { kind: 'slept', from: now - 5 * MINUTE, until: null },
    unstoredSince: now - 30_000,
  };
}

export function previewHistory(show: string, { from }: Input<'alerts.history'>): Output<'alerts.history'> {
  const { open, gap } = previewAlerts(show);
  const kinds = ['opened', 'notified', 'silenced', 'acknowledged'] as const;
  const alerts = open.map((alert) => ({
    alert,
    events: kinds.map((kind) => ({
      at: alert.openedAt,
      alert: alert.id,
      kind,
      by: kind === 'acknowledged' ? signed.by : null,
      reason: kind === 'acknowledged' ? signed.reason : null,
    })),
  }));
  return { alerts, gaps: gap === null ? [] : [{ ...gap, until: from }] };
}
