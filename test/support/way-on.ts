import { expect } from 'vitest';
import type { OperationRun } from '../../src/shared/contract/operations.ts';
import { siteIdSchema } from '../../src/shared/domain/names.ts';
import type { EngineClient } from './engine-client.ts';
import { beginWhenAllowed, sayYes, untilOperations, untilRun, vouchForEffects } from './operation-client.ts';
import { until } from './rehearsal-clients.ts';
import type { RehearsalTestSite } from './rehearsal-site.ts';
import { enteredIn } from './run-states.ts';
import type { Stage } from './stages/stage.ts';

const site = siteIdSchema.parse('rehearsal');
type Wish = Pick<Stage, 'request' | 'attestations' | 'meanwhile'>;

/**
 * A person goes on from what is so now, until the site is as wished and nothing is owed but what is meant to be: with
 * the same operation where it is allowed, with the one after it where that has nothing left to do.
 */
export async function goOn(client: EngineClient, rehearsal: RehearsalTestSite, stage: Stage): Promise<void> {
  const { goal, owes = [], breaks, mend, orElse, comesByItself = false } = stage;
  if (breaks !== undefined || comesByItself) await mend?.(rehearsal);
  const { debts } = await untilOperations(client, 'what is owed', () => true);
  const isMeant = debts.every(({ debt }) => owes.includes(debt));
  if (!comesByItself && (!isMeant || !goal(await rehearsal.ask('describe', {})))) {
    if (await isAllowed(client, stage)) await runWell(client, rehearsal, stage);
    else {
      await mend?.(rehearsal);
      const wish = orElse === undefined ? null : { request: orElse };
      if (wish !== null && (await isAllowed(client, wish))) await runWell(client, rehearsal, wish);
    }
  }
  await until(() => rehearsal.ask('describe', {}), goal, 30_000);
  await untilOperations(client, 'nothing else is owed', (now) =>
    now.debts.every(({ debt }) => owes.includes(debt)),
  );
}

async function runWell(client: EngineClient, rehearsal: RehearsalTestSite, wish: Wish): Promise<void> {
  const { outcome, steps } = await runToItsEnd(client, rehearsal, wish);
  expect(outcome, steps.map(({ id, state }) => `${id}: ${state}`).join()).toBe('done');
}

/** Begins it and says yes to everything, to its end. */
async function runToItsEnd(
  client: EngineClient,
  rehearsal: RehearsalTestSite,
  { request, attestations = [], meanwhile }: Wish,
): Promise<OperationRun> {
  const operation = await beginWhenAllowed(client, request, attestations);
  const told = new Set<string>();
  return untilRun(
    client,
    operation,
    'it is closed',
    (run) => {
      for (const at of enteredIn(run).filter((each) => !told.has(each))) {
        told.add(at);
        void meanwhile?.(at, rehearsal);
      }
      sayYes(client, run);
      void vouchForEffects(client, run);
      return run.closedAt !== null;
    },
    180_000,
  );
}

async function isAllowed(client: EngineClient, { request, attestations = [] }: Wish): Promise<boolean> {
  const answer = await client.ask('operations.plan', { site, request, attestations: [...attestations] });
  return answer.ok && answer.plan.verdict === 'allowed';
}
