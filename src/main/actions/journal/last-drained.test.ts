import { expect, test } from 'vitest';
import { operationSummarySchema, type OperationSummary } from '../../../shared/domain/journal.ts';
import { hostNameSchema, siteIdSchema } from '../../../shared/domain/names.ts';
import { fail, ok } from '../../../shared/result.ts';
import { lastDrained } from './last-drained.ts';

let seq = 100;
function summary(request: object, outcome: string | null = 'done', site = 'dc1'): OperationSummary {
  seq -= 1;
  return operationSummarySchema.parse({
    operation: `00000000-0000-4000-8000-0000000000${seq}`,
    seq,
    openedAt: 1,
    closedAt: outcome === null ? null : 2,
    state: outcome === null ? 'interrupted' : 'closed',
    outcome,
    lastStep: null,
    opened: {
      operationKind: 'host-drain',
      objects: [{ kind: 'host', id: 'kvm-a' }],
      site,
      cluster: 'kvm-a',
      person: 'ann',
      role: 'operator',
      protection: 'normal',
      plan: [],
      request,
    },
  });
}
const drain = (host: string, stop: readonly string[]) => ({ operation: 'host-drain', host, stop });
const found = (...operations: readonly OperationSummary[]) =>
  lastDrained({ operations: () => ok(operations) }, siteIdSchema.parse('dc1'), hostNameSchema.parse('kvm-a'));

test('every drain of the host since its guests came back counts, also an interrupted one; those before do not', () => {
  expect(
    found(
      summary(drain('kvm-a', ['lab1'])),
      summary(drain('kvm-b', ['web2'])),
      summary(drain('kvm-a', ['other-site']), 'done', 'dc2'),
      summary({ operation: 'host-return', host: 'kvm-a', start: ['x'] }, 'failed'),
      summary(drain('kvm-a', ['web1', 'lab1']), null),
      summary({ operation: 'host-return', host: 'kvm-a', start: ['old'] }),
      summary(drain('kvm-a', ['old'])),
    ),
  ).toEqual(['lab1', 'web1']);
});

test('a record that cannot be read proposes nothing', () => {
  const unread = { operations: () => fail({ kind: 'failed', detail: 'torn' } as const) };
  expect(lastDrained(unread, siteIdSchema.parse('dc1'), hostNameSchema.parse('kvm-a'))).toEqual([]);
});
