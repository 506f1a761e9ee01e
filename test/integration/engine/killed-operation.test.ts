import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterNameSchema } from '../../../src/shared/domain/names.ts';
import { killAndLook, runToItsEnd } from '../../support/after-a-kill.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { untilOperations } from '../../support/operation-client.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8 });
});
afterAll(() => running.stop());

const request = { operation: 'sf-restart', cluster: clusterNameSchema.parse('web') } as const;

test.each(['stop-sf web1: doing'])(
  'a console that is killed at %s owes the fencing that it took, and a person gives it back',
  async (fatal) => {
    const { client } = await killAndLook(running, request, fatal);
    const { debts } = await untilOperations(client, 'the debt is shown', () => true);
    expect(debts).toMatchObject([{ debtKind: 'fencing-off', cluster: 'web', owed: 'running' }]);
    const run = await runToItsEnd(client, request);
    expect(run.outcome).toBe('done');
    await untilOperations(client, 'nothing is owed any more', (payload) => payload.debts.length === 0);
  },
  120_000,
);
