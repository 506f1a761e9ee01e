import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeNameSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../support/engine-on-rehearsal.ts';
import { until, virsh } from '../support/rehearsal-clients.ts';

const site = siteIdSchema.parse('rehearsal');
let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8 });
});
afterAll(() => running.stop());

test('while every node of a cluster is silent and none is proven off, no guest of it is powered off: another console may reach one', async () => {
  const { client, site: rehearsal } = running;
  for (const target of ['web1', 'web2']) await rehearsal.ask('inject', { kind: 'guest-hang', target });
  const request = { operation: 'guest-power-off', node: nodeNameSchema.parse('web2') } as const;
  const attestations = [{ typed: 'web2', reason: 'it writes nonsense' }];
  const plan = async () => {
    const answer = await client.ask('operations.plan', { site, request, attestations });
    return answer.ok ? answer.plan.verdict : answer.problem;
  };
  await until(plan, (verdict) => verdict === 'allowed', 60_000);
  expect(await client.ask('operations.begin', { site, request, attestations })).toEqual({
    ok: false,
    refusal: { kind: 'nobody-asked', nodes: ['web1', 'web2'] },
  });
  expect((await virsh(rehearsal, 'kvm-b', ['domstate', 'web2'])).stdout.trim()).toBe('running');
  // Nor is a lock laid on a host, where who reaches the nodes would not look.
  const { machines } = await rehearsal.ask('counts', {});
  expect(machines.filter(({ changingCalls }) => changingCalls > 0)).toEqual([]);
}, 120_000);
