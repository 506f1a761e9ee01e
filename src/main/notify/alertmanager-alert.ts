import type { Message } from './message.ts';

/** One alert of Alertmanager's v2 API. Its labels are its identity: they must stay the same from start to end. */
export interface AlertmanagerAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly generatorURL: string;
}

/** `endsAt` of what goes on is a little ahead, so that it ends by itself when nobody says it any more. */
export function alertmanagerAlert(
  message: Message,
  labels: Readonly<Record<string, string>>,
  now: number,
  repeatMs: number,
): AlertmanagerAlert {
  const { code, site, subject, facts, title, procedure, link, startsAt, endsAt } = message;
  const over = message.kind === 'resolved' || message.kind === 'test';
  return {
    labels: {
      ...labels,
      alertname: code,
      site: site ?? 'console',
      kind: subject.kind,
      subject: subject.id,
      ...owedLabels(facts),
      severity: message.severity,
    },
    annotations: { summary: title, procedure, severity: message.severity, link },
    startsAt,
    endsAt: over
      ? (endsAt ?? new Date(now + 1000).toISOString())
      : new Date(now + 4 * repeatMs).toISOString(),
    generatorURL: link,
  };
}

/** One cluster may be owed several things, also several of one kind: each is an alert of its own. */
function owedLabels({ owed, application }: Message['facts']): Readonly<Record<string, string>> {
  if (owed === undefined) return {};
  return application === undefined ? { owed } : { owed, application };
}
