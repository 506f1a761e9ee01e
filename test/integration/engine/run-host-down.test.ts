import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostNameSchema, nodeNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../../src/shared/domain/operation-plan.ts';
import { changesOf } from '../../support/kill-operation.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { confirmStep, untilRun } from '../../support/operation-client.ts';
import { until } from '../../support/rehearsal-clients.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8 });
});
afterAll(() => running.stop());

const site = siteIdSchema.parse('rehearsal');
const request = { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') } as const;
const host = hostNameSchema.parse('kvm-a');
const word = { typed: `${host}/web1`, reason: 'seen dark in the rack' };

async function plan(attestations: readonly (typeof word)[]): Promise<OperationPlan> {
  const answer = await running.client.ask('operations.plan', {
    site,
    request,
    attestations: [...attestations],
  });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}
const stopped = ({ steps }: OperationPlan) =>
  steps.flatMap(({ rules }) => rules).find(({ rule }) => rule === 'I25');

test('a node whose host is down is declared DOWN only when a person vouches for host and guest by name', async () => {
  await running.site.ask('inject', { kind: 'host-down', target: host });
  const seen = await until(
    () => plan([]),
    ({ rules, waitUntil }) => waitUntil === null && rules.every(({ verdict }) => verdict === 'pass'),
    90_000,
  );
  expect(seen.verdict).toBe('blocked');
  expect(stopped(seen)).toMatchObject({ verdict: 'unknown', attestBy: word.typed, attested: false });
  // Another name, or half of it, is no word for it.
  for (const typed of ['web1', 'kvm-a', 'kvm-b/web1', 'kvm-a/web1 '])
    expect(stopped(await plan([{ ...word, typed }]))?.verdict).toBe('unknown');
  const vouched = await plan([word]);
  expect(vouched.verdict).toBe('allowed');
  expect(stopped(vouched)).toMatchObject({ verdict: 'pass', attested: true, sentence: 'rule.I25.asserted' });
  expect(vouched.steps.map(({ step }) => step)).toEqual(['mark-down', 'check-survivors', 'check-redundancy']);
  expect(await changesOf(running)).toEqual([]);

  const begun = await running.client.ask('operations.begin', { site, request, attestations: [word] });
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal));
  const { operation } = begun;
  await confirmStep(running.client, operation, 'mark-down');
  const run = await untilRun(
    running.client,
    operation,
    'closed',
    ({ closedAt }) => closedAt !== null,
    120_000,
  );
  expect(run.outcome).toBe('done');
  expect(run.notAsked.map(({ node }) => node)).toEqual(['web1']);
  expect(run.steps.map(({ step, state }) => [step, state])).toEqual([
    ['mark-down', 'done'],
    ['check-survivors', 'done'],
    ['check-redundancy', 'done'],
  ]);
  expect(run.steps.at(-1)?.effects.map(({ sentence }) => sentence)).toContain('rule.redundancy.left');
  const record = await running.client.ask('operations.entries', { operation });
  const attested = record.ok ? record.entries.find(({ kind }) => kind === 'attested') : undefined;
  expect(attested?.body).toMatchObject({ ...word, person: 'ann', standing: 'asserted' });
}, 240_000);
