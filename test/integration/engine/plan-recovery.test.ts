import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { planFor, verdictOf } from '../../support/plan-client.ts';

const site = siteIdSchema.parse('rehearsal');

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal();
});
afterAll(() => running.stop());

test('a healthy node has nothing to recover, and says by whose word', async () => {
  const plan = await planFor(running.client, 'web1');
  expect(plan.verdict).toBe('blocked');
  expect(verdictOf(plan, 'left-cluster')).toBe('fail');
  expect(verdictOf(plan, 'I25')).toBe('fail');
  const evidence = plan.rules.flatMap((rule) => rule.evidence);
  expect(evidence.some(({ raw, from }) => from === 'web2' && /web1\s+\d+\s+UP/.test(raw))).toBe(true);
});

test('a node that nobody knows is refused', async () => {
  const answer = await running.client.ask('operations.plan', {
    site,
    request: { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('nobody') },
  });
  expect(answer).toEqual({ ok: false, problem: 'no-such-object' });
});
