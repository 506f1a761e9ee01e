import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationRun } from '../../../src/shared/contract/operations.ts';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../../src/shared/domain/operation-plan.ts';
import {
  operationRequestSchema,
  type OperationRequest,
} from '../../../src/shared/domain/operation-request.ts';
import { everyMachineAnswered } from '../../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { confirmStep, untilRun, vouchForEffects } from '../../support/operation-client.ts';
import { ruleOf } from '../../support/power-facts.ts';
import { until } from '../../support/rehearsal-clients.ts';
import { applicationOn, guestIs } from '../../support/stages/site-truth.ts';

const site = siteIdSchema.parse('rehearsal');
const HOST = 'kvm-a';
let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 16 });
  await everyMachineAnswered(running.client);
});
afterAll(() => running.stop());

const wish = (operation: string, more: Readonly<Record<string, unknown>> = {}): OperationRequest =>
  operationRequestSchema.parse({ operation, host: HOST, ...more });

async function planOf(request: OperationRequest): Promise<OperationPlan> {
  const answer = await running.client.ask('operations.plan', { site, request });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}
/** What the plan says of each guest. */
const choices = ({ rules }: OperationPlan): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rules
      .filter(({ rule, subject }) => rule === 'choice' && subject.kind === 'guest')
      .map(({ subject, sentence }) => [subject.id, sentence] as const),
  );
async function run(request: OperationRequest, confirm: readonly string[] = []) {
  const { client } = running;
  // The one before gives its cluster back a moment after it has told its end.
  const begun = await until(
    () => client.ask('operations.begin', { site, request }),
    (answer) => answer.ok || answer.refusal.kind !== 'held',
  );
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal).slice(0, 2_000));
  const { operation } = begun;
  for (const step of confirm) await confirmStep(client, operation, step);
  const isClosed = (now: OperationRun) => {
    void vouchForEffects(client, now);
    return now.closedAt !== null;
  };
  const end = await untilRun(client, operation, 'closed', isClosed, 120_000);
  return { outcome: end.outcome, steps: end.steps.map(({ id, state }) => `${id}: ${state}`), run: end };
}
const truth = () => running.site.ask('describe', {});
const LEFT = ['lab1', 'lab2'].map((guest) => ({ guest, reason: 'its test runs until noon' }));

test('a guest that nobody chose for blocks, and so does one whose application has nowhere to go', async () => {
  const open = await planOf(wish('host-drain'));
  expect(open.verdict).toBe('blocked');
  expect(choices(open)).toMatchObject({ web1: 'rule.choice.open', lab1: 'rule.choice.open' });
  const all = await planOf(wish('host-drain', { stop: Object.keys(choices(open)) }));
  expect(all.verdict).toBe('blocked');
  expect(Object.values(choices(all))).toContain('rule.choice.nowhere');
  expect(ruleOf(await planOf(wish('host-stop')), 'I6')).toMatchObject({ verdict: 'fail' });
});

test('the chosen guests are stopped in order, what is left is named, and the host stays on for it', async () => {
  const guests = Object.keys(choices(await planOf(wish('host-drain'))));
  const stop = guests.filter((guest) => !guest.startsWith('lab'));
  const { outcome, steps, run: end } = await run(wish('host-drain', { stop, leave: LEFT }));
  expect({ outcome, steps }).toEqual({
    outcome: 'done',
    steps: [
      'application-switch web/webapp: done',
      'shut-down web1: done',
      'check-gone web1: done',
      ...stop.filter((guest) => guest !== 'web1').map((guest) => `stop-plain ${guest}: done`),
      `check-drained ${HOST}: done`,
    ],
  });
  expect(end.steps.at(-1)?.effects[0]?.values['guests']).toBe(
    'lab1 (its test runs until noon), lab2 (its test runs until noon)',
  );
  const now = await truth();
  expect(stop.filter((guest) => !guestIs(now, guest, 'shut off'))).toEqual([]);
  expect([guestIs(now, 'lab1', 'running'), applicationOn(now, 'web', 'Online')]).toEqual([true, ['web2']]);
  const refused = await planOf(wish('host-stop'));
  expect([refused.verdict, String(ruleOf(refused, 'I6')?.values['domains'])]).toEqual([
    'blocked',
    expect.stringContaining('lab1'),
  ]);
}, 150_000);

test('once its application is offline the rest is stopped, and then the host', async () => {
  const offline = operationRequestSchema.parse({
    operation: 'application-offline',
    cluster: 'lab',
    application: 'labapp',
  });
  expect((await run(offline)).outcome).toBe('done');
  expect((await run(wish('host-drain', { stop: ['lab1', 'lab2'] }))).outcome).toBe('done');
  expect(await run(wish('host-stop'), [`stop-host ${HOST}`])).toMatchObject({ outcome: 'done' });
}, 200_000);

test('the way back proposes what was stopped, starts it, waits for it to join, and switches back what was chosen', async () => {
  await running.site.ask('clear', { kind: 'host-down', target: HOST });
  const proposed = await until(
    () => planOf(wish('host-return')),
    (plan) => ruleOf(plan, 'host-answers')?.verdict === 'pass',
    60_000,
  );
  expect(proposed.verdict).toBe('blocked');
  const start = Object.entries(choices(proposed)).flatMap(([guest, sentence]) =>
    sentence === 'rule.return.drained' ? [guest] : [],
  );
  expect(start).toEqual(expect.arrayContaining(['web1', 'lab1', 'lab2']));
  const back = [{ cluster: 'web', application: 'webapp', target: 'web1' }];
  const { outcome, steps } = await run(wish('host-return', { start, back }));
  expect(outcome).toBe('done');
  expect(steps).toEqual(
    expect.arrayContaining([
      `start-guest ${HOST} web1: done`,
      'check-joined web1: done',
      'check-returned web: done',
      'application-switch web/webapp: done',
    ]),
  );
  const now = await truth();
  expect(start.filter((guest) => !guestIs(now, guest, 'running'))).toEqual([]);
  expect(applicationOn(now, 'web', 'Online')).toEqual(['web1']);
}, 240_000);
