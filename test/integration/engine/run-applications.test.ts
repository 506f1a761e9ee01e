import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationRun } from '../../../src/shared/contract/operations.ts';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import {
  operationRequestSchema,
  type OperationRequest,
} from '../../../src/shared/domain/operation-request.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import {
  beginOperation,
  confirmStep,
  stateOf,
  untilOperations,
  untilRun,
} from '../../support/operation-client.ts';
import { ssh, until, virsh } from '../../support/rehearsal-clients.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8 });
});
afterAll(() => running.stop());

const site = siteIdSchema.parse('rehearsal');
const applicationOf =
  (cluster: string) =>
  (operation: string, more: object = {}): OperationRequest =>
    operationRequestSchema.parse({ operation, cluster, application: `${cluster}app`, ...more });
const webapp = applicationOf('web');
const labapp = applicationOf('lab');
const timeoutOf = (seconds: number) =>
  operationRequestSchema.parse({ operation: 'cf-timeout', cluster: 'web', seconds });

const isClosed = ({ closedAt }: OperationRun): boolean => closedAt !== null;
async function runToEnd(request: OperationRequest): Promise<OperationRun> {
  const operation = await beginOperation(running.client, request);
  return untilRun(running.client, operation, `${request.operation} is closed`, isClosed, 60_000);
}
const endsOf = ({ steps }: OperationRun) => Object.fromEntries(steps.map(({ id, state }) => [id, state]));
const debts = async () =>
  (await untilOperations(running.client, 'the debts', () => true)).debts.map(({ debt }) => debt);

async function planOf(request: OperationRequest) {
  const answer = await running.client.ask('operations.plan', { site, request });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}

/** The state that hvdisp of a node prints of its own application, by OpenSSH's client. */
async function hvdisp(node: string): Promise<string | undefined> {
  const { stdout } = await ssh(running.site, node, 'hvdisp -T userApplication');
  return /^\w+app +userApp +([A-Z]\S+)/m.exec(stdout)?.[1];
}

/** What CF of a node works with, and what its file says. */
async function cfTimeout(node: string): Promise<readonly (string | undefined)[]> {
  const [kernel, file] = await Promise.all([
    ssh(running.site, node, 'cfset -a'),
    ssh(running.site, node, 'cat /etc/default/cluster.config'),
  ]);
  return [/CLUSTER_TIMEOUT VALUE: (\d+)/.exec(kernel.stdout)?.[1], /"(\d+)"/.exec(file.stdout)?.[1]];
}

test('an application is switched, taken Offline and brought Online, each seen by hvdisp', async () => {
  const switched = await runToEnd(webapp('application-switch', { target: 'web2' }));
  expect(switched).toMatchObject({ outcome: 'done', subject: { kind: 'application', id: 'web/webapp' } });
  expect(switched.steps[0]).toMatchObject({
    state: 'done',
    command: '/opt/SMAW/bin/hvswitch webapp web2RMS',
  });
  expect([await hvdisp('web1'), await hvdisp('web2')]).toEqual(['Standby', 'Online']);

  const offline = await runToEnd(webapp('application-offline'));
  expect(endsOf(offline)).toEqual({ 'application-offline web2': 'done' });
  expect(offline.steps[0]?.machine).toBe('web2');
  expect([await hvdisp('web1'), await hvdisp('web2')]).toEqual(['Standby', 'Offline']);

  expect((await runToEnd(webapp('application-online'))).outcome).toBe('done');
  expect([await hvdisp('web1'), await hvdisp('web2')]).toEqual(['Online', 'Offline']);
}, 120_000);

test('maintenance mode is owed from its begin to its end, and nothing is switched meanwhile', async () => {
  expect((await runToEnd(webapp('application-maintenance-on'))).outcome).toBe('done');
  expect(await debts()).toEqual(['maintenance-mode web/webapp']);
  expect([await hvdisp('web1'), await hvdisp('web2')]).toEqual(['Maintenance-Online', 'Maintenance-Offline']);
  const plan = await planOf(webapp('application-switch', { target: 'web2' }));
  expect(plan.verdict).toBe('blocked');
  expect(plan.steps[0]?.rules.find(({ rule }) => rule === 'application-state')?.verdict).toBe('fail');

  expect((await runToEnd(webapp('application-maintenance-off'))).outcome).toBe('done');
  expect(await debts()).toEqual([]);
  expect([await hvdisp('web1'), await hvdisp('web2')]).toEqual(['Online', 'Offline']);
}, 120_000);

test('a fault is cleared where it is, and the application can be Online there again', async () => {
  await running.site.ask('inject', { kind: 'application-faulted', target: 'web2' });
  expect(await hvdisp('web2')).toBe('Faulted');
  const cleared = await runToEnd(webapp('application-clear-fault'));
  expect(endsOf(cleared)).toEqual({ 'application-clear-fault web2': 'done' });
  expect(await hvdisp('web2')).toBe('Offline');
  await running.site.ask('clear', { kind: 'application-faulted', target: 'web2' });
}, 120_000);

test('the CF timeout of all nodes is changed, in file and kernel, and nothing is owed', async () => {
  const run = await runToEnd(timeoutOf(20));
  expect(run.outcome).toBe('done');
  expect(endsOf(run)).toMatchObject({
    'load web1': 'done',
    'load web2': 'done',
    'load-old web1': 'skipped',
    'place-old web2': 'skipped',
    'check-cf-timeout': 'done',
  });
  expect(await cfTimeout('web1')).toEqual(['20', '20']);
  expect(await cfTimeout('web2')).toEqual(['20', '20']);
  expect(await debts()).toEqual([]);
}, 120_000);

test('a node that goes silent after the first load: the first goes back, and what is not proven stays owed', async () => {
  const operation = await beginOperation(running.client, timeoutOf(30));
  const isLoading = (run: OperationRun) =>
    ['doing', 'checking', 'done'].includes(stateOf(run, 'load web1') ?? '');
  await untilRun(running.client, operation, 'the first load', isLoading);
  await running.site.ask('inject', { kind: 'sshd-stopped', target: 'web2' });
  const run = await untilRun(running.client, operation, 'closed', isClosed, 90_000);
  expect(run.outcome).toBe('failed');
  expect(endsOf(run)).toMatchObject({
    'load web1': 'done',
    'load web2': 'failed',
    'place-old web1': 'done',
    'load-old web1': 'done',
    'check-cf-timeout': 'failed',
  });
  expect(await cfTimeout('web1')).toEqual(['20', '20']);
  expect(await debts()).toEqual(['cf-timeout web']);
  expect((await planOf(timeoutOf(40))).verdict).toBe('blocked');

  await running.site.ask('clear', { kind: 'sshd-stopped', target: 'web2' });
  const nodes = await until(
    () => planOf(timeoutOf(40)),
    ({ verdict }) => verdict === 'allowed',
    30_000,
  );
  expect(
    nodes.rules.find(({ rule, sentence }) => rule === 'I22' && sentence === 'rule.I22.new'),
  ).toBeDefined();
  expect((await runToEnd(timeoutOf(40))).outcome).toBe('done');
  expect([await cfTimeout('web1'), await cfTimeout('web2')]).toEqual([
    ['40', '40'],
    ['40', '40'],
  ]);
  expect(await debts()).toEqual([]);
}, 180_000);

test('nothing is forced while a node is LEFTCLUSTER, and the rule leads to that node', async () => {
  await running.site.ask('inject', { kind: 'guest-off-not-proven', target: 'web1' });
  await running.site.ask('clock.advance', { ms: 60_000 });
  const request = webapp('application-force-switch', { target: 'web2' });
  const isLeft = (plan: Awaited<ReturnType<typeof planOf>>) =>
    plan.rules.some(({ rule, verdict }) => rule === 'I26' && verdict === 'fail');
  const plan = await until(() => planOf(request), isLeft, 30_000);
  expect(plan.verdict).toBe('blocked');
  expect(plan.rules.find(({ rule }) => rule === 'I26')?.subject).toEqual({ kind: 'node', id: 'web1' });
  const begun = await running.client.ask('operations.begin', { site, request });
  expect(begun).toMatchObject({ ok: false, refusal: { kind: 'blocked' } });
}, 120_000);

test('a forced switch runs when the other node is proven stopped, after a yes, and only then', async () => {
  await runToEnd(labapp('application-offline'));
  const request = labapp('application-force-switch', { target: 'lab2' });
  await running.site.ask('inject', { kind: 'guest-shutdown', target: 'lab1' });
  const plan = await until(
    () => planOf(request),
    ({ verdict }) => verdict === 'allowed',
    30_000,
  );
  expect(plan.rules.find(({ rule }) => rule === 'I25')).toMatchObject({ verdict: 'pass', attested: false });
  expect(plan.steps[0]).toMatchObject({ irreversible: true, values: { nodes: 'lab1' } });
  expect((await virsh(running.site, 'kvm-a', ['domstate', 'lab1'])).stdout.trim()).toBe('shut off');

  const operation = await beginOperation(running.client, request);
  await confirmStep(running.client, operation, 'application-force-switch');
  const run = await untilRun(running.client, operation, 'closed', isClosed, 60_000);
  expect(run.outcome).toBe('done');
  expect(run.steps[0]?.command).toBe('/opt/SMAW/bin/hvswitch -f labapp lab2RMS');
  expect(await hvdisp('lab2')).toBe('Online');
}, 120_000);
