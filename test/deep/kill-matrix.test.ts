import { afterEach, expect, test } from 'vitest';
import { clusterNameSchema, nodeNameSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import type { OperationRequest } from '../../src/shared/domain/operation-request.ts';
import { killAndLook, runToItsEnd } from '../support/after-a-kill.ts';
import type { EngineClient } from '../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../support/engine-on-rehearsal.ts';
import { beginOperation, sayYes, stateOf, untilOperations, untilRun } from '../support/operation-client.ts';
import { planFor } from '../support/plan-client.ts';
import { until } from '../support/rehearsal-clients.ts';

const site = siteIdSchema.parse('rehearsal');
const restart = { operation: 'sf-restart', cluster: clusterNameSchema.parse('web') } as const;
const recover = { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') } as const;
const start = { operation: 'guest-start', node: nodeNameSchema.parse('web1') } as const;

let running: EngineOnRehearsal | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

const RESTART_STATES = [
  'stop-sf web1',
  'stop-sf web2',
  'start-sf web1',
  'start-sf web2',
  'check-agents',
].flatMap((step) =>
  (step === 'check-agents' ? ['judging', 'checking'] : ['judging', 'doing', 'checking', 'done']).map(
    (state) => `${step}: ${state}`,
  ),
);
test.each(RESTART_STATES)(
  'a restart of SF that is killed at %s is given back by a person',
  async (fatal) => {
    running = await startEngineOnRehearsal({ rate: 8 });
    const { client, entries } = await killAndLook(running, restart, fatal);
    const { debts } = await untilOperations(client, 'debts', () => true);
    const isOwed = entries.some(({ kind }) => kind === 'debt-opened');
    expect(debts.map(({ debtKind }) => debtKind)).toEqual(isOwed ? ['fencing-off'] : []);
    expect((await runToItsEnd(client, restart)).outcome).toBe('done');
    await untilOperations(client, 'nothing is owed', (payload) => payload.debts.length === 0);
  },
  180_000,
);

const RECOVERY_STATES = [
  ...['judging', 'confirm', 'doing', 'checking', 'done'].map((state) => `power-off kvm-a: ${state}`),
  ...['judging', 'confirm', 'doing', 'checking', 'done'].map((state) => `mark-down: ${state}`),
  'check-survivors: checking',
  ...['judging', 'doing', 'checking', 'done'].map((state) => `start-guest kvm-a: ${state}`),
  'check-cluster: checking',
];
test.each(RECOVERY_STATES)(
  'a recovery that is killed at %s goes on only by a person, from what is so now',
  async (fatal) => {
    running = await startEngineOnRehearsal({ rate: 8 });
    await running.site.ask('inject', { kind: 'agent-timeout', target: 'web2' });
    await running.site.ask('inject', { kind: 'guest-hang', target: 'web1' });
    const { client } = running;
    await until(
      () => planFor(client, 'web1'),
      ({ verdict }) => verdict === 'allowed',
      90_000,
    );
    const after = await killAndLook(running, recover, fatal);
    await wayOn(after.client, running);
    await after.client.until(
      'web1 is UP for web2',
      ({ nodes }) =>
        nodes
          .find(({ name }) => name === 'web1')
          ?.cfSeen.every(({ state }) => state.kind === 'known' && state.value === 'UP') === true,
      120_000,
    );
  },
  300_000,
);

/** The recovery once more where the node is still LEFTCLUSTER; else its start, where it is down; else it joins by itself. */
async function wayOn(client: EngineClient, { site: rehearsal }: EngineOnRehearsal): Promise<void> {
  for (const request of [recover, start]) {
    if (!(await isAllowed(client, request))) continue;
    const operation = await beginOperation(client, request);
    const cleared = new Set<string>();
    const run = await untilRun(
      client,
      operation,
      'it is closed',
      (now) => {
        sayYes(client, now);
        // Its agents are well again once the node is DOWN, or they would end the wait by themselves.
        const isDown = request === start || stateOf(now, 'mark-down') === 'done';
        if (isDown && !cleared.has('agents')) {
          cleared.add('agents');
          void rehearsal.ask('clear', { kind: 'agent-timeout', target: 'web2' });
        }
        return now.closedAt !== null;
      },
      200_000,
    );
    expect(run.outcome).toBe('done');
    return;
  }
}

async function isAllowed(client: EngineClient, request: OperationRequest): Promise<boolean> {
  const answer = await client.ask('operations.plan', { site, request });
  return answer.ok && answer.plan.verdict === 'allowed';
}
