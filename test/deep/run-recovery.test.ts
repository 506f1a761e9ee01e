import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeNameSchema } from '../../src/shared/domain/names.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../support/engine-on-rehearsal.ts';
import { beginOperation, confirmStep, untilRun } from '../support/operation-client.ts';
import { planFor } from '../support/plan-client.ts';
import { until } from '../support/rehearsal-clients.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8 });
});
afterAll(() => running.stop());

const web1 = nodeNameSchema.parse('web1');

test('a hung guest is recovered to the end: powered off, declared DOWN, started cold, all as before', async () => {
  const { site, client } = running;
  await site.ask('inject', { kind: 'agent-timeout', target: 'web2' });
  await site.ask('inject', { kind: 'guest-hang', target: 'web1' });
  await until(
    () => planFor(client, 'web1'),
    ({ verdict }) => verdict === 'allowed',
    90_000,
  );
  const operation = await beginOperation(client, { operation: 'leftcluster-recovery', node: web1 });
  const opened = await untilRun(client, operation, 'it is shown', () => true);
  const powerOff = opened.steps[0]?.id ?? '';
  expect(powerOff).toMatch(/^power-off /);
  await confirmStep(client, operation, powerOff);
  await confirmStep(client, operation, 'mark-down');
  await site.ask('clear', { kind: 'agent-timeout', target: 'web2' });
  const closed = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 120_000);
  expect(closed.steps.map(({ id, state }) => [id, state])).toEqual([
    [powerOff, 'done'],
    ['mark-down', 'done'],
    ['check-survivors', 'done'],
    [powerOff.replace('power-off', 'start-guest'), 'done'],
    ['check-cluster', 'done'],
  ]);
  expect(closed.outcome).toBe('done');
}, 240_000);
