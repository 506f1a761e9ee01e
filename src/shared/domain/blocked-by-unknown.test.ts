import { expect, test } from 'vitest';
import { isBlockedByUnknown } from './blocked-by-unknown.ts';
import { operationPlanSchema, type JudgedRule, type OperationPlan } from './operation-plan.ts';

type Verdict = JudgedRule['verdict'];
const subject = { kind: 'cluster', id: 'web' } as const;
const rule = (verdict: Verdict) => ({
  ...{ rule: 'I23', verdict, sentence: 'rule.I23.quiet', citation: 'cf43-5.2.3', subject, values: {} },
  ...{ attestable: false, attested: false, attestBy: null, evidence: [] },
});
const step = (verdicts: readonly Verdict[]) => ({
  ...{ id: 'stop', step: 'stop-sf', part: 'step', citation: 'cf43-5.2.3', irreversible: false },
  ...{ command: null, machine: null, values: {}, standing: 'blocked', rules: verdicts.map(rule) },
});
const plan = (verdict: OperationPlan['verdict'], common: readonly Verdict[], own: readonly Verdict[]) =>
  operationPlanSchema.parse({
    ...{ request: { operation: 'sf-restart', cluster: 'web' }, subject, cluster: 'web', at: 1, verdict },
    ...{ waitUntil: null, rules: common.map(rule), steps: [step(own), step(['fail'])], waysOn: [] },
  });

test.each<[boolean, OperationPlan]>([
  [true, plan('blocked', ['unknown', 'pass'], [])],
  [true, plan('blocked', [], ['unknown'])],
  [false, plan('blocked', ['fail', 'unknown'], [])],
  [false, plan('blocked', ['unknown'], ['fail'])],
  [false, plan('blocked', ['pass'], [])],
  [false, plan('waiting', ['unknown'], [])],
])('only the unknown blocks: %s (%#)', (expected, given) => {
  expect(isBlockedByUnknown(given)).toBe(expected);
});
