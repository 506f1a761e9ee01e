/** A card's place within the topology, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface LinkShape {
  readonly path: string;
  /** The middle, where a mark may stand. */
  readonly x: number;
  readonly y: number;
}

/** How far a link between cards of one column swings out, and how far it keeps from a card. */
const SWING = 14;
const CLEAR = 3;

/** The line between two cards: from side to side between columns, around the right edge within one. */
export function linkBetween(a: Box, b: Box): LinkShape {
  const [left, right] = a.left <= b.left ? [a, b] : [b, a];
  return right.left >= left.left + left.width ? across(left, right) : around(left, right);
}

function across(left: Box, right: Box): LinkShape {
  const from = { x: left.left + left.width + CLEAR, y: middleOf(left) };
  const to = { x: right.left - CLEAR, y: middleOf(right) };
  const x = (from.x + to.x) / 2;
  const path = `M${from.x} ${from.y}C${x} ${from.y} ${x} ${to.y} ${to.x} ${to.y}`;
  return { path, x, y: (from.y + to.y) / 2 };
}

function around(a: Box, b: Box): LinkShape {
  const x = Math.max(a.left + a.width, b.left + b.width) + CLEAR;
  const [from, to] = [middleOf(a), middleOf(b)];
  const path = `M${x} ${from}C${x + SWING} ${from} ${x + SWING} ${to} ${x} ${to}`;
  return { path, x: x + SWING * 0.75, y: (from + to) / 2 };
}

const middleOf = ({ top, height }: Box): number => top + height / 2;

/** Pairs to join: each node with the next one, so that a cluster of sixteen is a chain and not a hairball. */
export function chain<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.slice(1).flatMap((item, index) => {
    const before = items[index];
    return before === undefined ? [] : [[before, item] as const];
  });
}
