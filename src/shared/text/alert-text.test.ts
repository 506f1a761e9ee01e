import { expect, test } from 'vitest';
import { PROCEDURES, procedureOf } from '../../main/domain/alerts/procedures.ts';
import { ALERT_CODES } from '../domain/alert.ts';
import { alertText, procedureText } from './alert-text.ts';
import { en } from './en.ts';
import { createText } from './text.ts';

const text = createText('en');

test.each(ALERT_CODES)('alert %s has words and a procedure', (code) => {
  const alert = {
    code,
    severity: 'critical',
    subject: { kind: 'node', id: 'n' },
    facts: {},
    since: 0,
  } as const;
  expect(alertText(text, alert)).not.toBe(code);
  expect(alertText(text, alert).length).toBeGreaterThan(10);
  expect(procedureText(text, procedureOf(code, null)).length).toBeGreaterThan(20);
});

test('every procedure has its text, and an unknown key falls back to caution', () => {
  for (const key of PROCEDURES) expect(Object.hasOwn(en, key)).toBe(true);
  expect(procedureText(text, 'toString')).toBe(en['procedure.other']);
});

test('an overload says which of its parts is not known any more, and nothing where all are read', () => {
  const overload = (facts: Record<string, string>) =>
    alertText(text, {
      code: 'host-overloaded',
      severity: 'degraded',
      subject: { kind: 'host', id: 'h' },
      facts,
      since: 0,
    });
  expect(overload({ host: 'h', what: 'io' })).toMatch(/overloaded \(io\)$/);
  expect(overload({ host: 'h', what: 'io', unread: 'cpu' })).toMatch(/\(io; not known any more: cpu\)$/);
});
