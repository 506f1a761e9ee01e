import { expect, test } from 'vitest';
import type { Finding } from '../../../shared/domain/finding.ts';
import { spokenFindings } from './spoken-findings.ts';

const about = (code: Finding['code'], severity: Finding['severity'], id = 'web2'): Finding => ({
  code,
  severity,
  subject: { kind: 'node', id },
  facts: {},
  since: null,
});
const codes = (findings: readonly Finding[]) => spokenFindings(findings).map(({ code }) => code);

test('a LEFTCLUSTER whose domain still runs is said once, in the better sentence', () => {
  const better = about('leftcluster-domain-runs', 'critical');
  expect(codes([better, about('cf-leftcluster', 'critical')])).toEqual(['leftcluster-domain-runs']);
});

test('of another node it is said all the same', () => {
  const better = about('leftcluster-domain-runs', 'critical', 'web1');
  expect(codes([better, about('cf-leftcluster', 'critical')])).toHaveLength(2);
});

test('a worse finding is never left out for a milder one', () => {
  const milder = about('cf-up-rms-down', 'degraded');
  expect(codes([milder, about('rms-not-running', 'critical')])).toHaveLength(2);
});

test('the same findings give the same list', () => {
  const findings = [about('leftcluster-domain-runs', 'critical'), about('cf-leftcluster', 'critical')];
  expect(spokenFindings(findings)).toBe(spokenFindings(findings));
});
