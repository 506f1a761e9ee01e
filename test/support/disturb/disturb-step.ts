import { rm } from 'node:fs/promises';
import type { OperationRun, RunStep } from '../../../src/shared/contract/operations.ts';
import type { Fault, RehearsalDescription } from '../../../src/shared/contract/rehearsal.ts';
import { expectAnnounced, newChanges } from '../announced.ts';
import { expectSound, untilAlerted } from '../after-a-kill.ts';
import { connectClient, type EngineClient } from '../engine-client.ts';
import { startEngineIn } from '../engine-in-folder.ts';
import { consoleFolder } from '../engine-on-rehearsal.ts';
import { hurriedClock, type HurriedClock } from '../hurried-clock.ts';
import { changesOf } from '../kill-operation.ts';
import { untilOperations } from '../operation-client.ts';
import { startRehearsal, type RehearsalTestSite } from '../rehearsal-site.ts';
import { startSceneBmc } from '../stages/scene-bmc.ts';
import { SMALL, type Stage } from '../stages/stage.ts';
import { runHurried } from './disturbed-run.ts';
import { isAsShown, liesAboutDown, lostFrom } from './step-truth.ts';
import { Witness } from './witness.ts';

const SITE_RATE = 16;
const PACE = 4;
/** Once something is broken, limits of minutes are waited for. */
const HURRIED = 20;

/** By a hurried clock that is often enough; an operation asks for its facts itself. */
const SELDOM = { hostSeconds: 20, nodeSeconds: 30 };

interface Ground {
  readonly site: RehearsalTestSite;
  readonly folder: string;
  readonly client: EngineClient;
  readonly clock: HurriedClock;
}

/** A site of its own in that scene, with a console. */
export async function onSite<T>(stage: Stage, work: (ground: Ground) => Promise<T>): Promise<T> {
  const site = await startRehearsal({ rate: SITE_RATE, ...(stage.size ?? SMALL) });
  const bmc = await startSceneBmc(stage.bmcOf, site);
  const folder = await consoleFolder(site, SELDOM, bmc.bmcs);
  await stage.set(site);
  const clock = hurriedClock(PACE);
  const engine = await startEngineIn(folder, null, clock);
  const client = connectClient(engine, 'rehearsal');
  try {
    await client.until('the site is watched', () => true);
    return await work({ site, folder, client, clock });
  } finally {
    await engine.close();
    await bmc.stop();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything that is wrong after a fault in the middle of that step; null: the step was never under way. */
export const disturbStep = (stage: Stage, step: string, fault: Fault): Promise<readonly string[] | null> =>
  onSite(stage, async (ground) => {
    const { site, client, clock, folder } = ground;
    const before = await changesOf(ground);
    const start = await site.ask('describe', {});
    const witness = new Witness(site);
    const heard: Promise<string | null>[] = [];
    const broken = { is: false };
    const breakNow = async () => {
      await site.ask('inject', fault);
      clock.hurry(HURRIED);
      return null;
    };
    const run = await runHurried(client, site, stage, (at, of) => {
      if (!broken.is && isUnderWay(at, step, of)) {
        broken.is = true;
        heard.push(breakNow());
      } else if (broken.is && at.endsWith(': done')) heard.push(wrongOf(of, witness));
      else if (at.endsWith(': doing'))
        heard.push(site.ask('describe', {}).then((now) => liesAboutDown(now, of)));
    }).finally(() => witness.end());
    const seen = (await Promise.all(heard)).filter((problem) => problem !== null);
    if (!broken.is) return null;
    const isWhole = run.steps.every((each) => WHOLE.includes(each.state));
    const saysDone = run.outcome === 'done' && isWhole;
    const isFalse = saysDone && !(await witness.sawThat(stage.goal));
    const answer = await client.ask('operations.entries', { operation: run.operation });
    if (!answer.ok) throw new Error(answer.why);
    expectAnnounced(newChanges(before, await changesOf(ground)), answer.entries);
    expectSound(folder);
    const wrong = isFalse ? ['it says that it is done, and is not'] : [];
    return [...seen, ...wrong, ...(await lostAfter(stage, run, start, ground))];
  });

const WHOLE: readonly RunStep['state'][] = ['done', 'skipped'];

/** What is sent is on its way; what only looks is looking. */
const isUnderWay = (at: string, step: string, { command }: RunStep): boolean =>
  at === `${step}: doing` || (at === `${step}: checking` && command === null);

async function wrongOf(step: RunStep, witness: Witness): Promise<string | null> {
  const isSo = await witness.sawThat((site) => isAsShown(site, step));
  return isSo ? null : `${step.id} is shown as done, and is not`;
}

/** What it took is there again or owed, with an alert; what was missing before it is nothing that it took. */
async function lostAfter(
  { owes = [] }: Stage,
  run: OperationRun,
  start: RehearsalDescription,
  { site, client }: Ground,
): Promise<readonly string[]> {
  const { debts } = await untilOperations(client, 'what is owed', () => true);
  const missed = debts.filter(({ debt }) => !owes.includes(debt));
  if (missed.length > 0) await untilAlerted(client, missed);
  const owed = debts.map(({ debt }) => debt);
  const missing = lostFrom(start, run, []);
  return lostFrom(await site.ask('describe', {}), run, owed).filter((each) => !missing.includes(each));
}
