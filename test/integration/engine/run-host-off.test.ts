import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { hostNameSchema, nodeNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../../src/shared/domain/operation-plan.ts';
import type { Attestation } from '../../../src/shared/domain/operation-request.ts';
import { everyMachineAnswered } from '../../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { changesOf } from '../../support/kill-operation.ts';
import { openLogins, untilLogins } from '../../support/open-logins.ts';
import { beginOperation, confirmStep, stateOf, untilRun } from '../../support/operation-client.ts';
import { until } from '../../support/rehearsal-clients.ts';
import { expectNoSecret } from '../bmc/ask-lab.ts';
import { startIpmiBmc, type IpmiBmc } from '../bmc/ipmi-bmc.ts';

const site = siteIdSchema.parse('rehearsal');
const host = hostNameSchema.parse('kvm-a');
const request = { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') } as const;
const word = { typed: `${host}/web1`, reason: 'somebody said so' };

let bmc: IpmiBmc;
let running: EngineOnRehearsal;
beforeAll(async () => {
  bmc = await startIpmiBmc();
  running = await startEngineOnRehearsal({ rate: 8 }, systemClock, { [host]: bmc.access });
}, 90_000);
afterAll(async () => {
  await running.stop();
  await bmc.stop();
});

async function plan(attestations: Attestation[] = []): Promise<OperationPlan> {
  const answer = await running.client.ask('operations.plan', { site, request, attestations });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}
const stopped = ({ steps }: OperationPlan) =>
  steps.flatMap(({ rules }) => rules).find(({ rule }) => rule === 'I25');
const powerWords = (shown: OperationPlan) =>
  stopped(shown)?.evidence.find(({ from }) => from === `BMC of ${host}`)?.raw;

test('while its BMC says that a silent host has power, no word of a person stands for the stop of its guest', async () => {
  // Where the guest runs is known from before.
  await everyMachineAnswered(running.client);
  await running.site.ask('inject', { kind: 'host-down', target: host });
  const seen = await until(
    () => plan(),
    ({ rules, waitUntil }) => waitUntil === null && rules.every(({ verdict }) => verdict === 'pass'),
    90_000,
  );
  expect(powerWords(seen)).toBe('Chassis Power is on\n');
  for (const shown of [seen, await plan([word])]) {
    expect(shown.verdict).toBe('blocked');
    expect(stopped(shown)).toMatchObject({ verdict: 'unknown', attestBy: null, attested: false });
  }
  for (const attestations of [[], [word]])
    expect(await running.client.ask('operations.begin', { site, request, attestations })).toMatchObject({
      ok: false,
      refusal: { kind: 'blocked' },
    });
  expect(await changesOf(running)).toEqual([]);
}, 120_000);

test('with its power off by its BMC the node is declared DOWN without a word, on what was observed', async () => {
  const { client } = running;
  await bmc.lab.setPower('0');
  const shown = await until(plan, ({ verdict }) => verdict === 'allowed', 30_000);
  expect(powerWords(shown)).toBe('Chassis Power is off\n');
  expect(stopped(shown)).toMatchObject({ verdict: 'pass', attested: false, sentence: 'rule.I25.stopped' });
  const before = await openLogins(running.site);
  const operation = await beginOperation(client, request);
  await untilRun(client, operation, 'it waits', (each) => stateOf(each, 'mark-down') === 'confirm');
  // Beside those that only look: the one that may change something, on the survivor alone.
  expect(await openLogins(running.site)).toEqual({ ...before, web2: (before['web2'] ?? 0) + 1 });
  await confirmStep(client, operation, 'mark-down');
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 120_000);
  expect(run.outcome).toBe('done');
  await untilLogins(running.site, before);
  expect(run.steps.map(({ step, state }) => [step, state])).toEqual([
    ['mark-down', 'done'],
    ['check-survivors', 'done'],
    ['check-redundancy', 'done'],
  ]);
  const record = await client.ask('operations.entries', { operation });
  if (!record.ok) throw new Error(record.why);
  expect(record.entries.map(({ kind }) => kind)).not.toContain('attested');
  const judged = record.entries.flatMap(({ body }) => ('verdicts' in body ? body.verdicts : []));
  const ofStop = judged.filter(({ rule }) => rule === 'I25');
  expect(ofStop.map(({ verdict }) => verdict)).toContain('pass');
  expect(judged.filter(({ attested }) => attested)).toEqual([]);
  expect(JSON.stringify(record.entries)).toContain('Chassis Power is off');
  expectNoSecret(record.entries);
}, 180_000);
