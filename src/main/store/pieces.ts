import { coarser, finer, TIER, TIERS, type Reach, type TierName } from './tiers.ts';

/** One tier answers for [from, to). */
export interface Piece {
  readonly tier: TierName;
  readonly from: number;
  readonly to: number;
}

type ReachOf = (name: TierName) => Reach;

/** The coarsest tier whose rows are not wider than a bucket. */
export const tierFor = (stepMs: number): TierName =>
  TIERS.findLast((name) => TIER[name].width <= stepMs) ?? 'raw';

/**
 * Which tier answers for which part of [from, to), in order and without overlap: the wanted one as far as
 * it reaches, coarser ones where its rows are gone already, finer ones where it is not rolled up yet.
 */
export function piecesOf(wanted: TierName, from: number, to: number, reachOf: ReachOf): Piece[] {
  const own = within(wanted, from, to, reachOf);
  if (own === null) return newerPieces(wanted, from, to, reachOf);
  return [
    ...olderPieces(wanted, from, own.from, reachOf),
    ...(own.from < own.to ? [own] : []),
    ...newerPieces(wanted, own.to, to, reachOf),
  ];
}

/** What a tier holds of [from, to), perhaps empty; null when it has never held anything. */
function within(tier: TierName, from: number, to: number, reachOf: ReachOf): Piece | null {
  const { since, upto } = reachOf(tier);
  const end = tier === 'raw' ? to : upto;
  if (since === null || end === null) return null;
  const begin = Math.min(Math.max(since, from), to);
  return { tier, from: begin, to: Math.max(Math.min(end, to), begin) };
}

function olderPieces(tier: TierName, from: number, to: number, reachOf: ReachOf): Piece[] {
  const next = coarser(tier);
  if (next === null || from >= to) return [];
  const own = within(next, from, to, reachOf);
  if (own === null || isOfFinerRows(next, to, reachOf)) return [];
  return [...olderPieces(next, from, own.from, reachOf), ...(own.from < own.to ? [own] : [])];
}

/**
 * Whether all that a tier holds before a time is one row that reaches over it, made of what the finer tier still
 * has from that time on: the history begins there, and the row says nothing about what was before.
 */
const isOfFinerRows = (tier: TierName, time: number, reachOf: ReachOf): boolean =>
  Math.floor(time / TIER[tier].width) * TIER[tier].width <= (reachOf(tier).since ?? time);

/** How much of a row that starts then lies in the piece, in ms: the rest is told by the next piece. */
export const widthWithin = ({ tier, to }: Piece, start: number): number =>
  Math.min(TIER[tier].width, to - start);

function newerPieces(tier: TierName, from: number, to: number, reachOf: ReachOf): Piece[] {
  const next = finer(tier);
  if (next === null || from >= to) return [];
  const own = within(next, from, to, reachOf);
  if (own === null) return newerPieces(next, from, to, reachOf);
  const filled = own.from < own.to;
  return [...(filled ? [own] : []), ...newerPieces(next, filled ? own.to : from, to, reachOf)];
}
