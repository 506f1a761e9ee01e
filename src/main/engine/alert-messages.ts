import { alertText, procedureText } from '../../shared/text/alert-text.ts';
import { createText } from '../../shared/text/text.ts';
import type { Alert } from '../../shared/domain/alert.ts';
import { alertOf } from '../domain/alerts/show-alerts.ts';
import type { Notice } from '../domain/alerts/step.ts';
import type { Message } from '../notify/message.ts';

const text = createText('en');

export const noticeMessage = ({ kind, entry }: Notice): Message =>
  alertMessage(kind, alertOf(entry, null, []));

export function alertMessage(kind: Message['kind'], alert: Alert): Message {
  const { id, site, code, severity, subject, facts, since, clearedAt, procedure, link } = alert;
  return {
    version: 1,
    kind,
    alert: id,
    site,
    code,
    severity,
    subject,
    facts,
    title: alertText(text, alert),
    procedure: procedureText(text, procedure),
    startsAt: new Date(since).toISOString(),
    endsAt: clearedAt === null ? null : new Date(clearedAt).toISOString(),
    link,
  };
}

export function testMessage(now: number): Message {
  const at = new Date(now).toISOString();
  return {
    version: 1,
    kind: 'test',
    alert: 'test',
    site: null,
    code: 'test',
    severity: 'degraded',
    subject: { kind: 'site', id: 'console' },
    facts: {},
    title: text('alert.test'),
    procedure: '',
    startsAt: at,
    endsAt: null,
    link: `nodeward://console/site/console?at=${now}`,
  };
}
