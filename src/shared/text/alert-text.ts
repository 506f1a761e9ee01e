import { OWN_ALERT_CODES, type Alert } from '../domain/alert.ts';
import { FINDING_CODES } from '../domain/finding.ts';
import { findingParts, findingText } from './finding-text.ts';
import type { TextPart } from './message.ts';
import type { TextKey } from './en.ts';
import { en } from './en.ts';
import type { Text } from './text.ts';

const MISSING = {
  from: '?',
  until: '?',
  host: '?',
  percent: '?',
  bytes: '?',
  cluster: '?',
  owed: 'other',
  application: '?',
};

/** What an alert says, as one sentence without its full stop. */
export function alertText(
  text: Text,
  { code, severity, subject, facts, since }: Pick<Alert, 'code' | 'severity' | 'subject' | 'facts' | 'since'>,
): string {
  const finding = FINDING_CODES.find((known) => known === code);
  if (finding !== undefined) return findingText(text, { code: finding, severity, subject, facts, since });
  const own = OWN_ALERT_CODES.find((known) => known === code);
  return own === undefined ? code : text(`alert.${own}`, { ...MISSING, ...facts });
}

/** The same in pieces, with what matters most emphasised. */
export function alertParts(
  text: Text,
  { code, severity, subject, facts, since }: Pick<Alert, 'code' | 'severity' | 'subject' | 'facts' | 'since'>,
): readonly TextPart[] {
  const finding = FINDING_CODES.find((known) => known === code);
  if (finding !== undefined) return findingParts(text, { code: finding, severity, subject, facts, since });
  const own = OWN_ALERT_CODES.find((known) => known === code);
  return own === undefined
    ? [{ text: code, strong: false }]
    : text.parts(`alert.${own}`, { ...MISSING, ...facts });
}

/** The procedure that an alert cites. */
export function procedureText(text: Text, key: string): string {
  return isTextKey(key) ? text(key) : text('procedure.other');
}

const isTextKey = (key: string): key is TextKey => Object.hasOwn(en, key);
