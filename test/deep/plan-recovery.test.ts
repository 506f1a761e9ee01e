import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import { virsh } from '../support/rehearsal-clients.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../support/engine-on-rehearsal.ts';
import { planFor, verdictOf } from '../support/plan-client.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 3 });
});
afterAll(() => running.stop());

const changes = async () =>
  (await running.site.ask('counts', {})).machines.reduce((sum, { changingCalls }) => sum + changingCalls, 0);

/** Asks again until the plan is as wished: the site's own time runs. */
async function planUntil(node: string, wish: (plan: OperationPlan) => boolean): Promise<OperationPlan> {
  for (let left = 60; ; left--) {
    const plan = await planFor(running.client, node);
    if (wish(plan)) return plan;
    if (left === 0) throw new Error(`Never as wished: ${JSON.stringify(plan.rules)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

test('a hung guest: SF first, then power off, then declare DOWN, each only when its time has come', async () => {
  await running.site.ask('inject', { kind: 'agent-timeout', target: 'web2' });
  await running.site.ask('inject', { kind: 'guest-hang', target: 'web1' });
  const waiting = await planUntil('web1', (plan) => verdictOf(plan, 'left-cluster') === 'pass');
  expect(waiting.verdict).toBe('waiting');
  expect(waiting.steps[0]).toMatchObject({ step: 'power-off', standing: 'blocked' });

  const allowed = await planUntil('web1', ({ verdict }) => verdict === 'allowed');
  expect(allowed.steps[0]).toMatchObject({ step: 'power-off', standing: 'now' });
  expect(verdictOf(allowed, 'I25')).toBe('fail');
  expect(await changes()).toBe(0);

  const host = allowed.steps[0]?.machine ?? '';
  expect((await virsh(running.site, host, ['destroy', 'web1'])).code).toBe(0);
  const stopped = await planUntil('web1', (plan) => verdictOf(plan, 'I25') === 'pass');
  expect(stopped.steps[0]).toMatchObject({
    step: 'mark-down',
    standing: 'now',
    machine: 'web2',
  });

  expect(stopped.steps[0]?.command).toMatch(/cftool -k\n> \d+\n> web1$/);

  // A host that does not answer makes the stop unknown, whatever the others say.
  const other =
    running.client.picture()?.hosts.find(({ kind, name }) => kind === 'kvm' && name !== host)?.name ?? '';
  await running.site.ask('inject', { kind: 'sshd-stopped', target: other });
  const unknown = await planUntil('web1', (plan) => verdictOf(plan, 'I25') !== 'pass');
  expect(verdictOf(unknown, 'I25')).toBe('unknown');
  expect(unknown.verdict).toBe('blocked');
});
