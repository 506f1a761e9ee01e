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
  running = await startEngineOnRehearsal({ hosts: 4, guests: 10, nodes: 4, controlled: 1, rate: 16 });
  await everyMachineAnswered(running.client);
  const { guests } = await running.site.ask('describe', {});
  plain = guests.find(({ host, node }) => host === 'kvm-c' && node === null)?.name ?? 'none';
});
afterAll(() => running.stop());

const wish = (operation: string, node: string): OperationRequest =>
  operationRequestSchema.parse({ operation, node });
const hostWish = (operation: string, more: object): OperationRequest =>
  operationRequestSchema.parse({ operation, host: 'kvm-c', ...more });
/** A guest beside it that is no node. */
let plain = '';
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

test.each([
  ['application-offline', {}, [wish('guest-shutdown', 'db1')]],
  ['application-switch', { target: 'kvm-d' }, []],
  ['application-force-switch', { target: 'kvm-d' }, []],
])('nor is its application moved as any other would be: %s', async (operation, more, waysOn) => {
  const { clusters } = await running.site.ask('describe', {});
  const { name: cluster = '' } =
    clusters.find(({ applications }) => applications.some(({ name }) => name === 'hostnet')) ?? {};
  const request = operationRequestSchema.parse({ operation, cluster, application: 'hostnet', ...more });
  const plan = await planOf(request);
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'fail', sentence: 'rule.I40.moves' });
  expect(plan.waysOn).toEqual(waysOn);
});

test('it is not stopped while another guest of its host needs the line that would stop with it', async () => {
  const request = wish('guest-shutdown', 'db1');
  await until(
    async () => ruleOf(await planOf(request), 'I8')?.verdict,
    (verdict) => verdict === 'pass',
  );
  const plan = await planOf(request);
  expect(plan.verdict).toBe('blocked');
  const { rules = [] } = plan.steps[0] ?? {};
  expect(rules.find(({ sentence }) => sentence === 'rule.I40.lines')?.values).toMatchObject({
    lines: 'Gls000_hostnet',
    guests: plain,
  });
  await virsh(running.site, 'kvm-c', ['destroy', plain]);
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

test('the maintenance of its host goes through RMS too, there and back', async () => {
  const drain = hostWish('host-drain', { stop: ['db1', plain] });
  await ssh(running.site, 'db2', 'sudo -n /opt/SMAW/bin/hvswitch dbapp db1RMS');
  await virsh(running.site, 'kvm-c', ['start', plain]);
  await until(
    () => planOf(drain),
    ({ steps }) => steps[0]?.step === 'application-switch',
    30_000,
  );
  expect(await done(drain)).toEqual({
    outcome: 'done',
    steps: [
      'application-switch db/dbapp: done',
      `stop-plain ${plain}: done`,
      'stop-by-rms db1: done',
      'check-gone db1: done',
      'check-drained kvm-c: done',
    ],
  });
  expect(await hostnet()).toEqual(['hostnet Offline', 'ManageProgram000_Cmd_db1 Offline']);
  const back = await done(hostWish('host-return', { start: ['db1', plain] }));
  expect(back.steps.slice(0, 3)).toEqual([
    'start-by-rms db1: done',
    'check-joined db1: done',
    `start-plain ${plain}: done`,
  ]);
  expect([back.outcome, await domstate()]).toEqual(['done', 'running (booted)']);
}, 120_000);

test('a node beside it that no RMS controls is started and stopped as ever', async () => {
  const plan = await planOf(wish('guest-shutdown', 'db2'));
  expect(plan.steps[0]?.id).toBe('shut-down db2');
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'pass', sentence: 'rule.I40.free' });
});
