import { expect, test } from 'vitest';
import type { RunStep } from '../../src/shared/contract/operations.ts';
import type { Fault } from '../../src/shared/contract/rehearsal.ts';
import { atOnce } from '../support/at-once.ts';
import { disturbStep, onSite } from '../support/disturb/disturb-step.ts';
import { tellFigures } from '../support/figures.ts';
import { runHurried } from '../support/disturb/disturbed-run.ts';
import { faultsFor } from '../support/disturb/faults-for.ts';
import type { Stage } from '../support/stages/stage.ts';
import { MORE_STAGES, STAGES } from '../support/stages/stages.ts';

/** Most of the time of each is waiting. */
const AT_ONCE = 2;
/** Every fault in every step, which takes hours; else each step has one of its faults, turn by turn. */
const isWhole = process.env['NODEWARD_EVERY_FAULT'] === '1';

interface Cell {
  readonly step: string;
  readonly fault: Fault;
}

// A fault while a step is under way, in every step of every operation. The steps are those of the operation itself.
test.for(Object.entries({ ...STAGES, ...MORE_STAGES }))(
  'disturbed in the middle of every step, it says no more than is so and owes what it took: %s',
  async ([name, stage], { task }) => {
    const missed: string[] = [];
    const cells = await cellsOf(stage);
    const problems = await atOnce(AT_ONCE, cells, async ({ step, fault }) => {
      const found = await disturbed(stage, { step, fault });
      if (found === null) missed.push(`${fault.kind} in ${step}`);
      console.info(`${name}, ${fault.kind} in ${step}: ${verdictOf(found)}`);
      return found ?? [];
    });
    tellFigures(task, `${cells.length - missed.length} faults`);
    expect(problems.flat()).toEqual([]);
  },
);

let turn = 0;

/** The steps that a run goes through when nobody disturbs it, with what can befall each. */
const cellsOf = (stage: Stage): Promise<readonly Cell[]> =>
  onSite(stage, async ({ client, site }) => {
    const { steps, cluster, outcome } = await runHurried(client, site, stage, () => undefined);
    expect(outcome).toBe('done');
    const description = await site.ask('describe', {});
    const isGone = ({ state }: RunStep) => state !== 'skipped';
    return steps.filter(isGone).flatMap((step) => {
      const faults = faultsFor(step, cluster, description);
      const chosen = isWhole ? faults : faults.slice(turn % faults.length).slice(0, 1);
      turn += 1;
      return chosen.map((fault) => ({ step: step.id, fault }));
    });
  });

/** Null: the step had nothing to do, because one before it had done it. */
const disturbed = (stage: Stage, { step, fault }: Cell): Promise<readonly string[] | null> =>
  disturbStep(stage, step, fault)
    .catch((error: unknown) => [error instanceof Error ? error.message : String(error)])
    .then((problems) => problems?.map((problem) => `${fault.kind} in ${step}: ${problem}`) ?? null);

const verdictOf = (found: readonly string[] | null): string =>
  found === null ? 'it had nothing to do' : found.length === 0 ? 'as it must be' : 'WRONG';
