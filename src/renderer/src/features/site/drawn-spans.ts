import { SEVERITIES } from '../../../../shared/domain/severity.ts';
import type { LaneSpan } from './lanes.ts';

/** A lane is some hundred pixels wide, and a tick three of them: what lies closer than this touches. */
const TOUCHING = 0.002;

const KINDS: readonly LaneSpan['kind'][] = ['change', ...SEVERITIES];

/**
 * What there is to draw of a lane's spans: those of a kind that touch are one stretch, since a burst of changes would
 * be hundreds of elements on the same few pixels. The worst lies on top.
 */
export function drawnSpans(spans: readonly LaneSpan[]): readonly LaneSpan[] {
  return KINDS.flatMap((kind) => stretches(spans.filter((span) => span.kind === kind)));
}

function stretches(spans: readonly LaneSpan[]): LaneSpan[] {
  const drawn: LaneSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = drawn.at(-1);
    if (last === undefined || span.from - last.to > TOUCHING) drawn.push(span);
    else if (span.to > last.to) drawn[drawn.length - 1] = { ...last, to: span.to };
  }
  return drawn;
}
