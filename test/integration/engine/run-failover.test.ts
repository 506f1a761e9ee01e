import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeNameSchema } from '../../../src/shared/domain/names.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { changesOf } from '../../support/kill-operation.ts';
import { beginOperation, stateOf, untilRun } from '../../support/operation-client.ts';
import { planFor } from '../../support/plan-client.ts';
import { until } from '../../support/rehearsal-clients.ts';
import { applicationOn, isSeen } from '../../support/stages/site-truth.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal();
});
afterAll(() => running.stop());

const db1 = nodeNameSchema.parse('db1');

test('in configuration C the Host OS failover is waited for, then what is left is checked; nothing is sent', async () => {
  const { client, site } = running;
  await site.ask('inject', { kind: 'host-panic', target: 'kvm-c' });
  // The guest is LEFTCLUSTER for the other one now; its host is resolved by the hosts' own cluster.
  await site.ask('clock.advance', { ms: 16_000 });
  const plan = await until(
    () => planFor(client, db1),
    ({ verdict }) => verdict === 'allowed',
    60_000,
  );
  expect(plan.steps.map(({ step, command }) => [step, command])).toEqual([
    ['wait-failover', null],
    ['check-survivors', null],
    ['check-redundancy', null],
  ]);
  const operation = await beginOperation(client, plan.request);
  await untilRun(
    client,
    operation,
    'it is waited for',
    (run) => stateOf(run, 'wait-failover') === 'checking',
  );
  expect(isSeen(await site.ask('describe', {}), db1, 'LEFTCLUSTER')).toBe(true);
  await site.ask('clock', { rate: 8 });
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 120_000);
  expect([run.outcome, run.steps.map(({ state }) => state)]).toEqual(['done', ['done', 'done', 'done']]);
  const now = await site.ask('describe', {});
  expect([isSeen(now, db1, 'DOWN'), applicationOn(now, 'db', 'Online')]).toEqual([true, ['db2']]);
  expect((await changesOf(running)).filter((change) => !change.includes('nodeward-lock'))).toEqual([]);
}, 240_000);
