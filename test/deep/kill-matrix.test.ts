import { expect, test } from 'vitest';
import { killAndLook } from '../support/after-a-kill.ts';
import { atOnce } from '../support/at-once.ts';
import { tellFigures } from '../support/figures.ts';
import { startKillGround, type KillGround } from '../support/kill-ground.ts';
import { killOperationAt } from '../support/kill-operation.ts';
import { isPoint } from '../support/run-states.ts';
import { SMALL, type Stage } from '../support/stages/stage.ts';
import { MORE_STAGES, STAGES } from '../support/stages/stages.ts';
import { goOn } from '../support/way-on.ts';

/** Most of the time of each is waiting. */
const AT_ONCE = 2;

// `kill -9` in every state of every step of every operation. The points are what the operation itself goes through when
// nobody kills it, so that a new step is covered by itself. Each is killed on a site of its own.
test.for(Object.entries({ ...STAGES, ...MORE_STAGES }))(
  'killed in every state of every step, a person goes on from what is so: %s',
  async ([name, stage], { task }) => {
    const points = await newPoints(stage);
    expect(points).not.toEqual([]);
    tellFigures(task, `${points.length} kills`);
    const problems = await atOnce(AT_ONCE, points, async (fatal) => {
      const problem = await killedAt(stage, fatal);
      console.info(`${name}, ${fatal}: ${problem === null ? 'as it must be' : 'WRONG'}`);
      return problem;
    });
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  },
);

async function onStage<T>(stage: Stage, work: (ground: KillGround) => Promise<T>): Promise<T> {
  const ground = await startKillGround(stage.size ?? SMALL, stage.bmcOf);
  try {
    await stage.set(ground.site);
    return await work(ground);
  } finally {
    await ground.stop();
  }
}

/** Of another way through an operation, only what its first scene does not reach. */
async function newPoints(stage: Stage): Promise<readonly string[]> {
  const first = STAGES[stage.request.operation];
  const known = first === undefined || first === stage ? [] : await pointsOf(first);
  return (await pointsOf(stage)).filter((point) => !known.includes(point));
}

/** Every state that a step enters, in the order of a run that nobody kills. */
const pointsOf = (stage: Stage): Promise<readonly string[]> =>
  onStage(stage, async ({ site, folder, origin }) => {
    const { request, attestations = [], meanwhile, breaks } = stage;
    const order = { folder, request, attestations: [...attestations], fatal: null, origin };
    const { entered } = await killOperationAt(order, async (at) => {
      await meanwhile?.(at, site);
      await breaks?.(at, site);
    });
    expect(entered.at(-1)).toBe(breaks === undefined ? 'closed: done' : 'closed: failed');
    return entered.filter(isPoint);
  });

/** Null: all is as it must be. */
const killedAt = (stage: Stage, fatal: string): Promise<string | null> =>
  onStage(stage, async (ground) => {
    const { client } = await killAndLook(ground, stage, fatal);
    await goOn(client, ground.site, stage);
    return null;
  }).catch((error: unknown) => `${fatal}: ${error instanceof Error ? error.message : String(error)}`);
