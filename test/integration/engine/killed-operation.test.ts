import { afterAll, beforeAll, expect, test } from 'vitest';
import { killAndLook } from '../../support/after-a-kill.ts';
import { startKillGround, type KillGround } from '../../support/kill-ground.ts';
import { sfRestart } from '../../support/stages/cluster-stages.ts';
import { SMALL } from '../../support/stages/stage.ts';
import { goOn } from '../../support/way-on.ts';

let ground: KillGround;
beforeAll(async () => {
  ground = await startKillGround(SMALL);
});
afterAll(() => ground.stop());

// A sample of the kill matrix of `npm run verify:deep`.
test('a console that is killed at stop-sf web1: checking owes the fencing that it took, and a person gives it back', async () => {
  const { client, debts } = await killAndLook(ground, sfRestart, 'stop-sf web1: checking');
  expect(debts).toMatchObject([{ debtKind: 'fencing-off', cluster: 'web', owed: 'running' }]);
  await goOn(client, ground.site, sfRestart);
}, 120_000);
