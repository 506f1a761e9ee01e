import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../../src/shared/contract/rehearsal.ts';
import { nodeNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../../src/shared/domain/operation-plan.ts';
import {
  operationRequestSchema,
  type Attestation,
  type OperationRequest,
} from '../../../src/shared/domain/operation-request.ts';
import { everyMachineAnswered } from '../../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { hurriedClock } from '../../support/hurried-clock.ts';
import { changesOf } from '../../support/kill-operation.ts';
import {
  beginOperation,
  beginWhenAllowed,
  confirmStep,
  stateOf,
  untilRun,
} from '../../support/operation-client.ts';
import { ruleOf } from '../../support/power-facts.ts';
import { until } from '../../support/rehearsal-clients.ts';
import { expectNoSecret } from '../bmc/ask-lab.ts';
import { startIpmiBmc, type IpmiBmc } from '../bmc/ipmi-bmc.ts';

const site = siteIdSchema.parse('rehearsal');
const off = (host: string) => operationRequestSchema.parse({ operation: 'host-power-off', host });
const request = off('kvm-a');
const recovery = { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') } as const;
const word = { typed: 'kvm-a', reason: 'its console shows a panic' };

const STEP = 'power-off-host kvm-a';
const clock = hurriedClock(1);

let bmc: IpmiBmc;
let running: EngineOnRehearsal;
beforeAll(async () => {
  bmc = await startIpmiBmc();
  running = await startEngineOnRehearsal({ rate: 8 }, clock, { 'kvm-a': bmc.access });
}, 90_000);
afterAll(async () => {
  await running.stop();
  await bmc.stop();
});

async function planOf(wanted: OperationRequest, attestations: Attestation[] = []): Promise<OperationPlan> {
  const answer = await running.client.ask('operations.plan', { site, request: wanted, attestations });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}
const plan = () => planOf(request, [word]);
const said = (shown: OperationPlan, rule: Parameters<typeof ruleOf>[1]) =>
  `${ruleOf(shown, rule)?.verdict} ${ruleOf(shown, rule)?.sentence}`;
const inject = (kind: Fault['kind']) => running.site.ask('inject', { kind, target: 'kvm-a' });
const clear = (kind: Fault['kind']) => running.site.ask('clear', { kind, target: 'kvm-a' });

async function expectRefused(attestations: Attestation[] = [word]): Promise<void> {
  const answer = await running.client.ask('operations.begin', { site, request, attestations });
  expect(answer).toMatchObject({ ok: false, refusal: { kind: 'blocked' } });
  expect(await bmc.lab.power()).toBe('1');
}

test('a host that works is powered off by nobody: it answers, its node answers, and the others see it UP', async () => {
  await everyMachineAnswered(running.client);
  const shown = await plan();
  expect(shown.verdict).toBe('blocked');
  expect(said(shown, 'host-silent')).toBe('fail rule.host-silent.answers');
  expect(said(shown, 'nodes-silent')).toBe('fail rule.nodes-silent.answers');
  expect(said(shown, 'cut-off')).toBe('fail rule.cut-off.seen');
  expect(said(shown, 'bmc')).toBe('pass rule.bmc.on');
  expect(shown.waysOn).toEqual([{ operation: 'host-drain', host: 'kvm-a', stop: [], leave: [] }]);
  await expectRefused();
}, 90_000);

test('without a BMC that answers nothing is cut, and nothing where it says off', async () => {
  expect(said(await planOf(off('kvm-c')), 'bmc')).toBe('fail rule.bmc.none');
  bmc.lab.mute(true);
  expect(said(await plan(), 'bmc')).toBe('fail rule.bmc.silent');
  await expectRefused();
  bmc.lab.mute(false);
  await bmc.lab.setPower('0');
  expect(said(await plan(), 'bmc')).toBe('fail rule.bmc.off');
  await bmc.lab.setPower('1');
}, 90_000);

test('a host of which one thing alone answers does not hang', async () => {
  await inject('libvirtd-stopped');
  const noDaemon = await plan();
  expect(said(noDaemon, 'host-silent')).toBe('fail rule.host-silent.answers');
  await clear('libvirtd-stopped');
  await inject('admin-lan-cut');
  const cut = await until(plan, (shown) => said(shown, 'host-silent').startsWith('pass'), 60_000);
  expect(cut.verdict).toBe('blocked');
  expect(said(cut, 'nodes-silent')).toBe('fail rule.nodes-silent.answers');
  await expectRefused();
  await clear('admin-lan-cut');
}, 120_000);

test('once it hangs SF has its time, its guests are listed, and the recovery of its node leads there', async () => {
  await everyMachineAnswered(running.client);
  await inject('host-panic');
  const waiting = await until(plan, ({ verdict }) => verdict === 'waiting', 90_000);
  expect(waiting.steps[0]?.rules).toMatchObject([
    { sentence: 'rule.SF.resolving', values: { node: 'web1' } },
  ]);
  await until(plan, ({ verdict }) => verdict === 'allowed', 90_000);
  const wordless = await planOf(request);
  expect(wordless.verdict).toBe('blocked');
  expect(ruleOf(wordless, 'I34')).toMatchObject({ verdict: 'unknown', attestBy: 'kvm-a' });
  expect(ruleOf(wordless, 'I34')?.values['guests']).toContain('web1 (web)');
  expect(wordless.rules.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining(['rule.I34.cluster-falls', 'rule.I34.application-falls']),
  );
  await expectRefused([]);
  const blocked = await planOf(recovery);
  expect(blocked).toMatchObject({ verdict: 'blocked', waysOn: [request] });
}, 180_000);

test('a BMC that takes the command and does nothing: it failed, and what it says is said', async () => {
  const { client } = running;
  await bmc.lab.stick(true);
  const operation = await beginOperation(client, request, [word]);
  await confirmStep(client, operation, STEP);
  await untilRun(client, operation, 'it looks', (run) => stateOf(run, STEP) === 'checking');
  // Its limit is two minutes.
  clock.hurry(6);
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 90_000);
  clock.hurry(1);
  expect(run.outcome).toBe('failed');
  expect(run.steps).toMatchObject([
    { state: 'failed', effects: [{ verdict: 'fail', sentence: 'effect.host.on' }] },
  ]);
  expect(await bmc.lab.power()).toBe('1');
  await bmc.lab.stick(false);
}, 180_000);

test('its power is cut by its BMC, whose off is the proof on which the recovery of its node goes on', async () => {
  const { client } = running;
  const before = await changesOf(running);
  // The one before gives its clusters back a moment after it has told its end.
  const operation = await beginWhenAllowed(client, request, [word]);
  await untilRun(client, operation, 'it waits', (run) => stateOf(run, STEP) === 'confirm');
  // Its clusters are held with it.
  const other = operationRequestSchema.parse({ operation: 'guest-power-off', node: 'web2' });
  expect(await client.ask('operations.begin', { site, request: other })).toMatchObject({
    ok: false,
    refusal: { kind: 'held', object: 'web' },
  });
  expect(await bmc.lab.power()).toBe('1');
  await confirmStep(client, operation, STEP);
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 90_000);
  expect(run.outcome).toBe('done');
  expect(await bmc.lab.power()).toBe('0');
  expect(run.steps).toMatchObject([{ id: STEP, state: 'done', output: 'Chassis Power Control: Down/Off\n' }]);
  expect(run.steps[0]?.effects).toMatchObject([{ verdict: 'pass', sentence: 'effect.host.off' }]);
  const record = await client.ask('operations.entries', { operation });
  if (!record.ok) throw new Error(record.why);
  expect(record.entries.map(({ kind }) => kind)).toContain('attested');
  expect(JSON.stringify(record.entries)).toContain('Chassis Power is off');
  expectNoSecret(record.entries);
  // Nothing but locks of the consoles has been sent to machines.
  const sent = (await changesOf(running)).slice(before.length);
  for (const each of sent) expect(each).toMatch(/nodeward|lock/i);
  await until(
    () => planOf(recovery),
    ({ verdict }) => verdict === 'allowed',
    30_000,
  );
  expect(ruleOf(await planOf(recovery), 'I25')).toMatchObject({ verdict: 'pass', attested: false });
  expect(said(await plan(), 'bmc')).toBe('fail rule.bmc.off');
}, 180_000);
