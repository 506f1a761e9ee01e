import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CfState } from '../../src/shared/domain/cf.ts';
import { nodeNameSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import type { OperationRequest } from '../../src/shared/domain/operation-request.ts';
import type { SitePicture } from '../../src/shared/domain/site-picture.ts';
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

test('a guest on VMware is declared DOWN on the word of a person who powered it off there, and joins when it is started there', async () => {
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
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 200_000);
  expect(run.outcome).toBe('done');
  // No source of ours starts it: what is left is said, and the rest is a person's, in vSphere.
  expect(run.steps.map(({ step, state }) => [step, state])).toEqual([
    ['mark-down', 'done'],
    ['check-survivors', 'done'],
    ['check-redundancy', 'done'],
  ]);
  const left = run.steps.at(-1)?.effects.find(({ sentence }) => sentence === 'rule.redundancy.left');
  expect(left?.values).toMatchObject({ count: 1, nodes: 'vmw2' });
  const record = await client.ask('operations.entries', { operation });
  expect(record.ok && record.entries.find(({ kind }) => kind === 'attested')?.body).toMatchObject({
    rule: 'I28',
    ...word,
    standing: 'asserted',
  });
  const isSeen = (wanted: CfState) => (picture: SitePicture) => {
    const seen = picture.nodes.find(({ name }) => name === 'vmw1')?.cfSeen ?? [];
    return seen.length > 0 && seen.every(({ state }) => state.kind === 'known' && state.value === wanted);
  };
  await client.until('its survivor sees it DOWN', isSeen('DOWN'));
  expect((await planOf(request, [word])).rules[0]).toMatchObject({ rule: 'left-cluster', verdict: 'fail' });

  // The administrator starts it in vSphere: it joins by itself, and the console sees a whole cluster.
  await rehearsal.ask('clear', { kind: 'guest-hang', target: 'vmw1' });
  await client.until('it has joined', isSeen('UP'), 90_000);
  const whole = await client.until(
    'the cluster is well',
    ({ clusters }) => clusters.some(({ name, severity }) => name === 'vmw' && severity === 'healthy'),
    90_000,
  );
  expect(whole.findings.filter(({ subject }) => ['vmw', 'vmw1', 'vmw2'].includes(subject.id))).toEqual([]);
}, 400_000);
