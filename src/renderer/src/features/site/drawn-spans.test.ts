import { expect, test } from 'vitest';
import { drawnSpans } from './drawn-spans.ts';
import type { LaneSpan } from './lanes.ts';

const tick = (at: number): LaneSpan => ({ from: at, to: at, kind: 'change' });

test('ticks of a burst are one stretch, ticks apart are ticks', () => {
  const burst = Array.from({ length: 300 }, (_, index) => tick(0.4 + index * 0.0001));
  const last = burst.at(-1)?.to ?? 0;
  expect(drawnSpans([tick(0.9), ...burst, tick(0.1)])).toEqual([
    tick(0.1),
    { from: 0.4, to: last, kind: 'change' },
    tick(0.9),
  ]);
});

test('a stretch within another ends no earlier than it does', () => {
  const long: LaneSpan = { from: 0.1, to: 0.8, kind: 'unknown' };
  const within: LaneSpan = { from: 0.2, to: 0.3, kind: 'unknown' };
  expect(drawnSpans([within, long])).toEqual([long]);
});

test('kinds stay apart, and the worst lies on top', () => {
  const of = (kind: LaneSpan['kind']): LaneSpan => ({ from: 0.5, to: 0.6, kind });
  const drawn = drawnSpans([of('critical'), of('change'), of('degraded'), of('unknown')]);
  expect(drawn.map(({ kind }) => kind)).toEqual(['change', 'degraded', 'unknown', 'critical']);
});
