import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import { operationRequestSchema, type Attestation } from '../../../src/shared/domain/operation-request.ts';
import { everyMachineAnswered } from '../../support/engine-client.ts';
import {
  RECOVERY,
  REQUEST,
  saidOf,
  startHostWithBmc,
  STEP,
  untilHung,
  WORD,
  type HostWithBmc,
} from '../../support/host-with-bmc.ts';
import { changesOf } from '../../support/kill-operation.ts';
import { beginWhenAllowed, confirmStep, stateOf, untilRun } from '../../support/operation-client.ts';
import { ruleOf } from '../../support/power-facts.ts';
import { until } from '../../support/rehearsal-clients.ts';
import { expectNoSecret } from '../bmc/ask-lab.ts';

const site = siteIdSchema.parse('rehearsal');
let stage: HostWithBmc;
beforeAll(async () => {
  stage = await startHostWithBmc();
}, 90_000);
afterAll(() => stage.stop());

async function expectRefused(attestations: Attestation[] = [WORD]): Promise<void> {
  expect(await stage.begin(attestations)).toMatchObject({ ok: false, refusal: { kind: 'blocked' } });
  expect(await stage.bmc.lab.power()).toBe('1');
}

test('a host that works is powered off by nobody: it answers, its node answers, and the others see it UP', async () => {
  await everyMachineAnswered(stage.running.client);
  const shown = await stage.plan();
  expect(shown.verdict).toBe('blocked');
  expect(saidOf(shown, 'host-silent')).toBe('fail rule.host-silent.answers');
  expect(saidOf(shown, 'nodes-silent')).toBe('fail rule.nodes-silent.answers');
  expect(saidOf(shown, 'cut-off')).toBe('fail rule.cut-off.seen');
  expect(saidOf(shown, 'bmc')).toBe('pass rule.bmc.on');
  expect(shown.waysOn).toEqual([{ operation: 'host-drain', host: 'kvm-a', stop: [], leave: [] }]);
  await expectRefused();
}, 90_000);

test('once it hangs SF has its time, its guests are listed, and the recovery of its node leads there', async () => {
  await everyMachineAnswered(stage.running.client);
  await stage.inject('host-panic');
  const waiting = await untilHung(stage);
  expect(waiting.steps[0]?.rules).toMatchObject([
    { sentence: 'rule.SF.resolving', values: { node: 'web1' } },
  ]);
  const wordless = await stage.planOf(REQUEST);
  expect(wordless.verdict).toBe('blocked');
  expect(ruleOf(wordless, 'I34')).toMatchObject({ verdict: 'unknown', attestBy: 'kvm-a' });
  expect(ruleOf(wordless, 'I34')?.values['guests']).toContain('web1 (web)');
  expect(wordless.rules.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining(['rule.I34.cluster-falls', 'rule.I34.application-falls']),
  );
  await expectRefused([]);
  const blocked = await stage.planOf(RECOVERY);
  expect(blocked).toMatchObject({ verdict: 'blocked', waysOn: [REQUEST] });
}, 180_000);

test('its power is cut by its BMC, whose off is the proof on which the recovery of its node goes on', async () => {
  const { client } = stage.running;
  const before = await changesOf(stage.running);
  // The one before gives its clusters back a moment after it has told its end.
  const operation = await beginWhenAllowed(client, REQUEST, [WORD]);
  await untilRun(client, operation, 'it waits', (run) => stateOf(run, STEP) === 'confirm');
  // Its clusters are held with it.
  const other = operationRequestSchema.parse({ operation: 'guest-power-off', node: 'web2' });
  expect(await client.ask('operations.begin', { site, request: other })).toMatchObject({
    ok: false,
    refusal: { kind: 'held', object: 'web' },
  });
  expect(await stage.bmc.lab.power()).toBe('1');
  await confirmStep(client, operation, STEP);
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 90_000);
  expect(run.outcome).toBe('done');
  expect(await stage.bmc.lab.power()).toBe('0');
  expect(run.steps).toMatchObject([{ id: STEP, state: 'done', output: 'Chassis Power Control: Down/Off\n' }]);
  expect(run.steps[0]?.effects).toMatchObject([{ verdict: 'pass', sentence: 'effect.host.off' }]);
  const record = await client.ask('operations.entries', { operation });
  if (!record.ok) throw new Error(record.why);
  expect(record.entries.map(({ kind }) => kind)).toContain('attested');
  expect(JSON.stringify(record.entries)).toContain('Chassis Power is off');
  expectNoSecret(record.entries);
  // Nothing but locks of the consoles has been sent to machines.
  const sent = (await changesOf(stage.running)).slice(before.length);
  for (const each of sent) expect(each).toMatch(/nodeward|lock/i);
  await until(
    () => stage.planOf(RECOVERY),
    ({ verdict }) => verdict === 'allowed',
    30_000,
  );
  expect(ruleOf(await stage.planOf(RECOVERY), 'I25')).toMatchObject({ verdict: 'pass', attested: false });
  expect(saidOf(await stage.plan(), 'bmc')).toBe('fail rule.bmc.off');
}, 180_000);
