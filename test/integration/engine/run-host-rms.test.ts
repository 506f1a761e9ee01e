import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import {
  operationRequestSchema,
  type OperationRequest,
} from '../../../src/shared/domain/operation-request.ts';
import type { OperationPlan } from '../../../src/shared/domain/operation-plan.ts';
import { everyMachineAnswered } from '../../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { beginWhenAllowed, untilRun } from '../../support/operation-client.ts';
import { ruleOf } from '../../support/power-facts.ts';
import { ssh, until, virsh } from '../../support/rehearsal-clients.ts';

const site = siteIdSchema.parse('rehearsal');
let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ hosts: 4, guests: 4, nodes: 4, controlled: 1, rate: 8 });
  await everyMachineAnswered(running.client);
});
afterAll(() => running.stop());

const wish = (operation: string, node: string): OperationRequest =>
  operationRequestSchema.parse({ operation, node });
async function planOf(request: OperationRequest): Promise<OperationPlan> {
  const answer = await running.client.ask('operations.plan', { site, request });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}
async function done(request: OperationRequest) {
  const operation = await beginWhenAllowed(running.client, request);
  const run = await untilRun(running.client, operation, 'closed', ({ closedAt }) => closedAt !== null);
  return { outcome: run.outcome, steps: run.steps.map(({ id, state }) => `${id}: ${state}`) };
}
const domstate = async () =>
  (await virsh(running.site, 'kvm-c', ['domstate', 'db1', '--reason'])).stdout.trim();
/** What RMS of the host itself says of its application and its resource for the guest. */
async function hostnet(): Promise<string[]> {
  const { stdout } = await ssh(running.site, 'kvm-c', '/opt/SMAW/bin/hvdisp -a');
  const local = /^(hostnet|ManageProgram000_Cmd_db1)\s+\S+\s+(Online|Offline|Wait|Faulted|Standby)\b/;
  return stdout.split('\n').flatMap((line) => {
    const [, name = '', state = ''] = local.exec(line) ?? [];
    return name === '' ? [] : [`${name} ${state}`];
  });
}

test('a node that RMS of its host controls is not shut down while its application is Online there', async () => {
  const plan = await planOf(wish('guest-shutdown', 'db1'));
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'pass', sentence: 'rule.I40.through' });
  expect(ruleOf(plan, 'I8')).toMatchObject({ verdict: 'fail', values: { application: 'dbapp' } });
  await ssh(running.site, 'db1', 'sudo -n /opt/SMAW/bin/hvswitch dbapp db2RMS');
});

test('its power is not cut behind RMS’s back: the way through RMS is named', async () => {
  const plan = await planOf(wish('guest-power-off', 'db1'));
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'fail', sentence: 'rule.I40.controlled' });
  expect(plan.waysOn).toEqual([wish('guest-shutdown', 'db1')]);
});

test('its shutdown is a request to RMS of the host, whose script stops it', async () => {
  const request = wish('guest-shutdown', 'db1');
  const plan = await until(
    () => planOf(request),
    ({ verdict }) => verdict === 'allowed',
    30_000,
  );
  expect(plan.steps[0]).toMatchObject({ machine: 'kvm-c', command: '/opt/SMAW/bin/hvutil -f hostnet' });
  expect(await done(request)).toEqual({
    outcome: 'done',
    steps: ['stop-by-rms db1: done', 'check-gone: done'],
  });
  expect(await domstate()).toBe('shut off (shutdown)');
  expect(await hostnet()).toEqual(['hostnet Offline', 'ManageProgram000_Cmd_db1 Offline']);
});

test('its start is one too: it boots, joins, and RMS takes it for Online and not for faulted', async () => {
  const request = wish('guest-start', 'db1');
  expect((await planOf(request)).steps[0]).toMatchObject({
    command: '/opt/SMAW/bin/hvswitch hostnet kvm-cRMS',
  });
  expect(await done(request)).toEqual({
    outcome: 'done',
    steps: ['start-by-rms db1: done', 'check-joined: done'],
  });
  expect(await domstate()).toBe('running (booted)');
  expect(await hostnet()).toEqual(['hostnet Online', 'ManageProgram000_Cmd_db1 Online']);
});

test('a node beside it that no RMS controls is started and stopped as ever', async () => {
  const plan = await planOf(wish('guest-shutdown', 'db2'));
  expect(plan.steps[0]?.id).toBe('shut-down db2');
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'pass', sentence: 'rule.I40.free' });
});
