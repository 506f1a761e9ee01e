import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../../src/shared/domain/operation-plan.ts';
import { virsh } from '../../support/rehearsal-clients.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';

const site = siteIdSchema.parse('rehearsal');

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 3 });
});
afterAll(() => running.stop());

async function planFor(node: string): Promise<OperationPlan> {
  const answer = await running.client.ask('operations.plan', {
    site,
    operation: 'leftcluster-recovery',
    node: nodeNameSchema.parse(node),
  });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}

const verdictOf = (plan: OperationPlan, rule: string) =>
  [...plan.rules, ...plan.steps.flatMap(({ rules }) => rules)].find((each) => each.rule === rule)?.verdict;

test('a healthy node has nothing to recover, and says by whose word', async () => {
  const plan = await planFor('web1');
  expect(plan.verdict).toBe('blocked');
  expect(verdictOf(plan, 'left-cluster')).toBe('fail');
  expect(verdictOf(plan, 'I25')).toBe('fail');
  const evidence = plan.rules.flatMap((rule) => rule.evidence);
  expect(evidence.some(({ raw, from }) => from === 'web2' && /web1\s+\d+\s+UP/.test(raw))).toBe(true);
});

test('a node that nobody knows is refused', async () => {
  const answer = await running.client.ask('operations.plan', {
    site,
    operation: 'leftcluster-recovery',
    node: nodeNameSchema.parse('nobody'),
  });
  expect(answer).toEqual({ ok: false, problem: 'no-such-node' });
});

const changes = async () =>
  (await running.site.ask('counts', {})).machines.reduce((sum, { changingCalls }) => sum + changingCalls, 0);

/** Asks again until the plan is as wished: the site's own time runs. */
async function planUntil(node: string, wish: (plan: OperationPlan) => boolean): Promise<OperationPlan> {
  for (let left = 60; ; left--) {
    const plan = await planFor(node);
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
