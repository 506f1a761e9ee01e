import type { Severity } from '../../../shared/domain/severity.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import type { Clock } from '../../platform/clock.ts';
import { isMet, nameOf } from './judge-expectation.ts';
import type { Act, Deed, Expectation } from './scenario.ts';

/** What a performance needs of the world: somebody who makes faults, and what the console says. */
export interface Stage {
  readonly clock: Clock;
  /** Null when it was done, otherwise why not. */
  readonly perform: (deed: Deed, stop: AbortSignal) => Promise<string | null>;
  /** What the console says now; null while it says nothing yet. */
  readonly look: (stop: AbortSignal) => Promise<SitePicture | null>;
}

/** `afterSeconds`: from the deeds to the first look that showed it; null: not within the time. */
export interface SeenExpectation {
  readonly expected: Expectation;
  readonly met: boolean;
  readonly afterSeconds: number | null;
}

/** One act as it went. */
export interface ActReport {
  readonly title: string;
  readonly agrees: boolean;
  readonly expected: readonly SeenExpectation[];
  /** What was said although it must not be, with the time of the first look that showed it. */
  readonly forbidden: readonly SeenExpectation[];
  /** Deeds that the rehearsal site refused, with its reason. */
  readonly refused: readonly string[];
  /** All that the console said at the end. */
  readonly seen: readonly { readonly code: string; readonly of: string; readonly severity: Severity }[];
}

/** Between two looks, in the rehearsal's time. */
const LOOK_EVERY_MS = 1_000;

/** Does the deeds, then looks until everything expected is there or the time is over. */
export async function performAct(act: Act, stage: Stage, stop: AbortSignal): Promise<ActReport> {
  const refused: string[] = [];
  for (const deed of act.deeds) {
    const why = await stage.perform(deed, stop);
    if (why !== null) refused.push(why);
  }
  const watched = refused.length > 0 ? UNWATCHED : await watchAct(act, stage, stop);
  const expected = act.expect.map((each) => seenOf(each, watched.met));
  const forbidden = (act.never ?? [])
    .filter((each) => watched.forbidden.has(each))
    .map((each) => seenOf(each, watched.forbidden));
  const agrees = refused.length === 0 && forbidden.length === 0 && expected.every(({ met }) => met);
  return { title: act.title, agrees, expected, forbidden, refused, seen: seenIn(watched.picture) };
}

type FirstSeen = ReadonlyMap<Expectation, number>;

interface Watched {
  readonly met: FirstSeen;
  readonly forbidden: FirstSeen;
  readonly picture: SitePicture | null;
}

const UNWATCHED: Watched = { met: new Map(), forbidden: new Map(), picture: null };

async function watchAct(act: Act, stage: Stage, stop: AbortSignal): Promise<Watched> {
  const began = stage.clock.now();
  const seconds = () => Math.round((stage.clock.now() - began) / 100) / 10;
  const met = new Map<Expectation, number>();
  const forbidden = new Map<Expectation, number>();
  let picture: SitePicture | null = null;
  while (!stop.aborted) {
    picture = await stage.look(stop);
    if (picture !== null) {
      note(act.expect, picture, met, seconds(), true);
      note(act.never ?? [], picture, forbidden, seconds(), false);
    }
    if (met.size === act.expect.length || seconds() >= act.withinSeconds) break;
    await stage.clock.sleep(LOOK_EVERY_MS, stop);
  }
  return { met, forbidden, picture };
}

/** `together`: what is expected must be true in one look; what was true and is not any more counts as not met. */
function note(
  expectations: readonly Expectation[],
  picture: SitePicture,
  first: Map<Expectation, number>,
  now: number,
  together: boolean,
): void {
  for (const each of expectations) {
    if (!isMet(each, picture)) {
      if (together) first.delete(each);
    } else if (!first.has(each)) first.set(each, now);
  }
}

const seenOf = (expected: Expectation, first: FirstSeen): SeenExpectation => ({
  expected,
  met: first.has(expected),
  afterSeconds: first.get(expected) ?? null,
});

function seenIn(picture: SitePicture | null): ActReport['seen'] {
  if (picture === null) return [];
  return [...picture.findings, ...picture.advice].map(({ code, subject, severity }) => ({
    code,
    of: `${subject.kind} ${nameOf(picture, subject)}`,
    severity,
  }));
}
