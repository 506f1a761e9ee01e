import { expect, test } from 'vitest';
import { sampleOperations } from '../../../../../test/support/sample-operations.ts';
import type { CallerStanding, OperationsPayload } from '../../../../shared/contract/operations.ts';
import type { OperationPlan } from '../../../../shared/domain/operation-plan.ts';
import { nodeNameSchema, siteIdSchema } from '../../../../shared/domain/names.ts';
import { beginOffer } from './begin-offer.ts';

const site = siteIdSchema.parse('kawasaki');
const request = { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web2') } as const;
const plan: OperationPlan = {
  request,
  subject: { kind: 'node', id: 'web2' },
  cluster: 'web',
  at: 1,
  verdict: 'allowed',
  waitUntil: null,
  waysOn: [],
  rules: [],
  steps: [],
};
const operator: CallerStanding = { person: 'ann', role: 'operator', protection: 'normal' };
const quiet: OperationsPayload = { runs: [], interrupted: [], debts: [], armed: [], record: null };

interface Change {
  readonly standing?: CallerStanding | null;
  readonly operations?: OperationsPayload | null;
  readonly plan?: OperationPlan;
}
const offer = (change: Change = {}) =>
  beginOffer({ site, plan, standing: operator, operations: quiet, ...change });

test('an operator may begin what is allowed; on a site that is not protected nothing is typed', () => {
  expect(offer()).toEqual({ kind: 'begin', typed: false });
});

test('on a protected site that this person has armed the name is typed', () => {
  const standing = { ...operator, protection: 'protected' } as const;
  const armed = (person: string, where = site) => ({
    standing,
    operations: { ...quiet, armed: [{ site: where, person, until: 5 }] },
  });
  expect(offer({ standing })).toEqual({ kind: 'not-armed' });
  expect(offer(armed('ann'))).toEqual({ kind: 'begin', typed: true });
  expect(offer(armed('bob'))).toEqual({ kind: 'armed-by-other', person: 'bob' });
  expect(offer(armed('ann', siteIdSchema.parse('other')))).toEqual({ kind: 'not-armed' });
});

test.each<[string, Change]>([
  ['asking', { standing: null }],
  ['asking', { operations: null }],
  ['observer', { standing: { ...operator, role: 'observer' } }],
  ['read-only', { standing: { ...operator, protection: 'read-only' } }],
  [
    'read-only',
    { standing: { ...operator, protection: 'read-only' }, plan: { ...plan, verdict: 'blocked' } },
  ],
  ['not-allowed', { plan: { ...plan, verdict: 'waiting' } }],
  ['record', { operations: { ...quiet, record: { why: 'disk-full', detail: '' } } }],
])('there is no button, and it is said why: %s', (kind, change) => {
  expect(offer(change).kind).toBe(kind);
});

test('where it runs already the way leads to it; one that is closed or of another site is none', () => {
  expect(offer({ operations: sampleOperations(10_000_000, 'confirm') }).kind).toBe('running');
  expect(offer({ operations: sampleOperations(10_000_000, 'done') }).kind).toBe('begin');
  expect(offer({ operations: sampleOperations(10_000_000, 'confirm', 'other') }).kind).toBe('begin');
});
