import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationRun } from '../../../src/shared/contract/operations.ts';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import {
  operationRequestSchema,
  type OperationRequest,
} from '../../../src/shared/domain/operation-request.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { beginWhenAllowed, confirmStep, untilRun } from '../../support/operation-client.ts';
import { ssh, until, virsh } from '../../support/rehearsal-clients.ts';
import { lift } from '../../support/stages/stage.ts';

const site = siteIdSchema.parse('rehearsal');
let running: EngineOnRehearsal;
beforeAll(async () => {
  // RMS of kvm-c starts and stops db1. Both clusters are torn at once, so that SF's time is waited for once.
  running = await startEngineOnRehearsal({ hosts: 4, guests: 4, nodes: 4, controlled: 1, rate: 8 });
  // Without SF on db1 nobody tells db2 that db1 will stop it: the agents of db2 have their try, and fail.
  await running.site.ask('inject', { kind: 'sf-stopped', target: 'db1' });
  for (const target of ['web2', 'db1'])
    await running.site.ask('inject', { kind: 'node-left-cluster', target });
});
afterAll(() => running.stop());

const wish = (cluster: string, survivor: string): OperationRequest =>
  operationRequestSchema.parse({ operation: 'partition-recovery', cluster, survivors: [survivor] });

/** Says yes to the steps one by one, has the network mended when only that is waited for, and ends with every step done. */
async function recover(request: OperationRequest, lost: string): Promise<OperationRun> {
  const { site: rehearsal, client } = running;
  const plan = async () => {
    const answer = await client.ask('operations.plan', { site, request });
    if (!answer.ok) throw new Error(answer.problem);
    return answer.plan;
  };
  await until(plan, ({ verdict }) => verdict === 'allowed', 90_000);
  const operation = await beginWhenAllowed(client, request);
  const { steps } = await untilRun(client, operation, 'it is shown', () => true);
  const rejoin = steps.find(({ step }) => ['rejoin-guest', 'rejoin-by-rms'].includes(step))?.id ?? '';
  await confirmStep(client, operation, steps[0]?.id ?? '');
  // A node that stops by itself says so: its power and its name in CF need nothing any more.
  await untilRun(client, operation, 'the network is waited for', (run) =>
    run.steps.some(({ id, state }) => id === rejoin && state === 'confirm'),
  );
  await rehearsal.ask('clear', { kind: 'node-left-cluster', target: lost });
  await lift(rehearsal, 'sf-stopped', lost);
  await confirmStep(client, operation, rejoin);
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 120_000);
  expect(run.steps.map(({ id, state }) => [id, state])).toEqual(steps.map(({ id }) => [id, 'done']));
  expect(run.outcome).toBe('done');
  return run;
}
const outputsOf = ({ steps }: OperationRun, ...names: readonly string[]) =>
  steps.filter(({ step }) => names.includes(step)).map(({ output }) => output);

test('a partition ends with the chosen side going on, the other one stopped, declared DOWN and joined again', async () => {
  const run = await recover(wish('web', 'web1'), 'web2');
  expect(outputsOf(run, 'power-off', 'mark-down')).toEqual([null, null]);
}, 240_000);

test('a node of the other side that RMS of its host controls is stopped and started by that RMS (I40)', async () => {
  const { site: rehearsal } = running;
  const run = await recover(wish('db', 'db2'), 'db1');
  expect(run.steps.map(({ id, machine }) => `${id}: ${machine ?? ''}`)).toEqual([
    'stop-by-rms db1: kvm-c',
    'mark-down db1: db2',
    'check-survivors: ',
    'start-by-rms db1: kvm-c',
    'check-cluster: ',
  ]);
  expect(run.steps.flatMap(({ command }) => command ?? [])).toEqual([
    '/opt/SMAW/bin/hvutil -f hostnet',
    expect.stringContaining('cftool'),
    '/opt/SMAW/bin/hvswitch hostnet kvm-cRMS',
  ]);
  expect((await virsh(rehearsal, 'kvm-c', ['domstate', 'db1', '--reason'])).stdout.trim()).toBe(
    'running (booted)',
  );
  const { stdout } = await ssh(rehearsal, 'kvm-c', '/opt/SMAW/bin/hvdisp -a');
  expect(stdout).toMatch(/^ManageProgram000_Cmd_db1\s+\S+\s+Online\b/m);
}, 240_000);
