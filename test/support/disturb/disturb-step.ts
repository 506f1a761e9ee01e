import { rm } from 'node:fs/promises';
import type { OperationRun } from '../../../src/shared/contract/operations.ts';
import type { Fault } from '../../../src/shared/contract/rehearsal.ts';
import { expectAnnounced, newChanges } from '../announced.ts';
import { expectSound, untilAlerted } from '../after-a-kill.ts';
import { connectClient, type EngineClient } from '../engine-client.ts';
import { startEngineIn } from '../engine-in-folder.ts';
import { consoleFolder } from '../engine-on-rehearsal.ts';
import { hurriedClock, type HurriedClock } from '../hurried-clock.ts';
import { changesOf } from '../kill-operation.ts';
import { untilOperations } from '../operation-client.ts';
import { startRehearsal, type RehearsalTestSite } from '../rehearsal-site.ts';
import { SMALL, type Stage } from '../stages/stage.ts';
import { runHurried } from './disturbed-run.ts';
import { liesAboutDown, lostFrom, shownWrong } from './step-truth.ts';

const SITE_RATE = 16;
const PACE = 4;
/** Once something is broken, limits of minutes are waited for. */
const HURRIED = 20;

interface Ground {
  readonly site: RehearsalTestSite;
  readonly folder: string;
  readonly client: EngineClient;
  readonly clock: HurriedClock;
}

/** A site of its own in that scene, with a console. */
export async function onSite<T>(stage: Stage, work: (ground: Ground) => Promise<T>): Promise<T> {
  const site = await startRehearsal({ rate: SITE_RATE, ...(stage.size ?? SMALL) });
  const folder = await consoleFolder(site);
  await stage.set(site);
  const clock = hurriedClock(PACE);
  const engine = await startEngineIn(folder, null, clock);
  const client = connectClient(engine, 'rehearsal');
  try {
    await client.until('the site is watched', () => true);
    return await work({ site, folder, client, clock });
  } finally {
    await engine.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything that is wrong after a fault in the middle of that step; null: the step was never under way. */
export const disturbStep = (stage: Stage, step: string, fault: Fault): Promise<readonly string[] | null> =>
  onSite(stage, async (ground) => {
    const { site, client, clock, folder } = ground;
    const before = await changesOf(ground);
    const around: Promise<string | null>[] = [];
    const broken = { is: false };
    const breakNow = async () => {
      await site.ask('inject', fault);
      clock.hurry(HURRIED);
      return null;
    };
    const run = await runHurried(client, site, stage, (at, of) => {
      if (!broken.is && (at === `${step}: doing` || (at === `${step}: checking` && of.command === null))) {
        broken.is = true;
        around.push(breakNow());
      } else if (broken.is && at.endsWith(': done'))
        around.push(site.ask('describe', {}).then((now) => shownWrong(now, of)));
      else if (at.endsWith(': doing'))
        around.push(site.ask('describe', {}).then((now) => liesAboutDown(now, of)));
    });
    const seen = (await Promise.all(around)).filter((problem) => problem !== null);
    if (!broken.is) return null;
    const answer = await client.ask('operations.entries', { operation: run.operation });
    if (!answer.ok) throw new Error(answer.why);
    expectAnnounced(newChanges(before, await changesOf(ground)), answer.entries);
    expectSound(folder);
    return [...seen, ...(await wrongAfter(stage, run, ground))];
  });

/** It says no more than is so, and what it took is there again or owed, with an alert. */
async function wrongAfter(
  { goal, owes = [] }: Stage,
  { outcome, steps, cluster }: OperationRun,
  { site, client }: Ground,
): Promise<readonly string[]> {
  const now = await site.ask('describe', {});
  const { debts } = await untilOperations(client, 'what is owed', () => true);
  const isWhole = outcome === 'done' && steps.every(({ state }) => state === 'done' || state === 'skipped');
  const missed = debts.filter(({ debt }) => !owes.includes(debt));
  if (missed.length > 0) await untilAlerted(client, missed);
  return [
    ...(isWhole && !goal(now) ? ['it says that it is done, and is not'] : []),
    ...lostFrom(
      now,
      cluster,
      debts.map(({ debt }) => debt),
    ),
  ];
}
