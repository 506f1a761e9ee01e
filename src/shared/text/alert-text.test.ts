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
