import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterNameSchema, nodeNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import type { OperationRequest } from '../../../src/shared/domain/operation-request.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { confirmStep, untilRun } from '../../support/operation-client.ts';
import { until } from '../../support/rehearsal-clients.ts';

const site = siteIdSchema.parse('rehearsal');
let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8 });
});
afterAll(() => running.stop());

async function planOf(request: OperationRequest) {
  const answer = await running.client.ask('operations.plan', { site, request });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}
async function begin(request: OperationRequest) {
  const begun = await running.client.ask('operations.begin', { site, request });
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal).slice(0, 2000));
  return begun.operation;
}

test('a partition ends with the chosen side going on, the other one stopped, declared DOWN and joined again', async () => {
  const { site: rehearsal, client } = running;
  const request: OperationRequest = {
    operation: 'partition-recovery',
    cluster: clusterNameSchema.parse('web'),
    survivors: [nodeNameSchema.parse('web1')],
  };
  await rehearsal.ask('inject', { kind: 'node-left-cluster', target: 'web2' });
  await until(
    () => planOf(request),
    ({ verdict }) => verdict === 'allowed',
    90_000,
  );
  const operation = await begin(request);
  const { steps } = await untilRun(client, operation, 'it is shown', () => true);
  const [shutDown, powerOff, markDown, , rejoin] = steps.map(({ id }) => id);
  await confirmStep(client, operation, shutDown ?? '');
  // A node that stops by itself says so: its power and its name in CF need nothing any more.
  await untilRun(client, operation, 'the network is waited for', (run) =>
    run.steps.some(({ id, state }) => id === rejoin && state === 'confirm'),
  );
  await rehearsal.ask('clear', { kind: 'node-left-cluster', target: 'web2' });
  await confirmStep(client, operation, rejoin ?? '');
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 120_000);
  expect(run.steps.map(({ id, state }) => [id, state])).toEqual(steps.map(({ id }) => [id, 'done']));
  for (const id of [powerOff, markDown]) expect(run.steps.find((step) => step.id === id)?.output).toBeNull();
  expect(run.outcome).toBe('done');
}, 240_000);
