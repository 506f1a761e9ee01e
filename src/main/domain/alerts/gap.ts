import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { jumpBetween, type ClockPair } from './clock-jump.ts';
import type { OpenGap } from './entry.ts';
import { GAP_GRACE_MS } from './rules.ts';

/** What a loop may be late for without anybody calling it a pause. */
const LATE_MS = 20_000;

/** Whether the console paused between two looks that should be `expectedMs` apart. */
export function pauseBetween(before: ClockPair, after: ClockPair, expectedMs: number): OpenGap | null {
  const wall = after.wall - before.wall;
  const ran = after.monotonic - before.monotonic;
  const period = { from: before.wall, until: after.wall };
  const jump = jumpBetween(before, after);
  if (jump < 0) return { kind: 'clock-jumped-back', from: after.wall, until: after.wall };
  if (jump > 0) return { kind: 'clock-jumped-forward', ...period };
  if (ran - expectedMs > LATE_MS) return { kind: 'stalled', ...period };
  if (wall - expectedMs > LATE_MS) return { kind: 'slept', ...period };
  return null;
}

/** Is nobody's answer there any more? `likely` until every machine was asked in vain. */
export function networkLoss(
  pictures: readonly SitePicture[],
  at: number,
): { readonly from: number; readonly certain: boolean } | null {
  const machines = pictures.flatMap((picture) => picture.machines);
  const answered = machines.flatMap(({ lastOkAt }) => (lastOkAt === null ? [] : [lastOkAt]));
  if (new Set(machines.map(({ kind, name }) => `${kind} ${name}`)).size < 3 || answered.length === 0)
    return null;
  const from = Math.max(...answered);
  const failing = machines.filter(({ failure }) => failure !== null).length;
  const shortest = Math.min(...machines.map(({ intervalMs }) => intervalMs));
  if (failing === machines.length) return { from, certain: true };
  // An answer that was overtaken by nothing but failures.
  const quiet = at - from > 1.5 * shortest;
  return quiet && failing >= 2 ? { from, certain: false } : null;
}

/** The gap after this look: begun, ended, or settled because every machine was asked again. */
export function nextGap(
  gap: OpenGap | null,
  pause: OpenGap | null,
  pictures: readonly SitePicture[],
  at: number,
): OpenGap | null {
  if (pause !== null) return pause;
  const loss = networkLoss(pictures, at);
  const lost = loss?.certain === true ? loss : null;
  if (gap !== null) return goOn(gap, lost !== null, pictures, at);
  return lost === null ? null : { kind: 'network-lost', from: lost.from, until: null };
}

function goOn(gap: OpenGap, lost: boolean, pictures: readonly SitePicture[], at: number): OpenGap | null {
  if (gap.until === null) return lost ? gap : { ...gap, until: at };
  return isSettled(gap.until, pictures, at) ? null : gap;
}

function isSettled(until: number, pictures: readonly SitePicture[], at: number): boolean {
  if (at - until > GAP_GRACE_MS) return true;
  const machines = pictures.flatMap((picture) => picture.machines);
  return machines.every(({ lastOkAt }) => lastOkAt !== null && lastOkAt >= until);
}
