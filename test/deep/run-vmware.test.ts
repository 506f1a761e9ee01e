import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeNameSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import type { OperationRequest } from '../../src/shared/domain/operation-request.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../support/engine-on-rehearsal.ts';
import { confirmStep, untilRun } from '../support/operation-client.ts';
import { until } from '../support/rehearsal-clients.ts';

const site = siteIdSchema.parse('rehearsal');
let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8, esxi: 2 });
});
afterAll(() => running.stop());

async function planOf(request: OperationRequest, attestations: { typed: string; reason: string }[] = []) {
  const answer = await running.client.ask('operations.plan', { site, request, attestations });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}
async function begin(request: OperationRequest, attestations: { typed: string; reason: string }[] = []) {
  const begun = await running.client.ask('operations.begin', { site, request, attestations });
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal).slice(0, 2000));
  return begun.operation;
}

test('a guest on VMware is declared DOWN on the word of a person who powered it off there', async () => {
  const { site: rehearsal, client } = running;
  const request: OperationRequest = { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('vmw1') };
  const word = { typed: 'vmw1', reason: 'powered off in vCenter' };
  await rehearsal.ask('inject', { kind: 'guest-hang', target: 'vmw1' });
  // No agent of this cluster stops anybody: all that it has say so.
  const vouched = await until(
    () => planOf(request, [word]),
    ({ verdict }) => verdict === 'allowed',
    90_000,
  );
  expect(vouched.steps[0]?.rules.find(({ rule }) => rule === 'I28')).toMatchObject({ attested: true });
  const without = await planOf(request);
  expect(without.verdict).toBe('blocked');
  expect(without.steps[0]?.rules.find(({ rule }) => rule === 'I28')?.verdict).toBe('unknown');
  const operation = await begin(request, [word]);
  await confirmStep(client, operation, 'mark-down');
  const isMarked = (run: { steps: { step: string; state: string }[] }) =>
    run.steps.some(({ step, state }) => step === 'mark-down' && state === 'done');
  await untilRun(client, operation, 'it is DOWN', isMarked);
  // RMS does not switch here by itself (IAG 4.3, H.4): what is looked for afterwards need not be waited for.
  expect((await client.ask('operations.stop', { operation })).ok).toBe(true);
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null);
  expect(run.outcome).toBe('cancelled');
}, 180_000);
