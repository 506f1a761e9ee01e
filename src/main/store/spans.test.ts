import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { silentLogger } from '../platform/logger.ts';
import { openStore } from './open-store.ts';
import type { SpanEntry, SpanKey } from './span-row.ts';
import type { Spans } from './spans.ts';

const site = siteIdSchema.parse('lab');
const HOUR = 3_600_000;

function newSpans(): Spans {
  const opened = openStore({ file: ':memory:', clock: manualClock(), log: silentLogger });
  if (!opened.ok) throw new Error('No store');
  return opened.value.spans;
}

const keyOf = (id: string): SpanKey => ({ site, subject: { kind: 'node', id }, aspect: 'cf', observer: 'b' });
const A = keyOf('a');
const known = (value: string, at: number, key: SpanKey = A): SpanEntry => ({
  ...key,
  value,
  because: null,
  at,
});
const unknown = (because: ProbeFailure, at: number, key: SpanKey = A): SpanEntry => ({
  ...key,
  value: null,
  because,
  at,
});
const TIMED_OUT: ProbeFailure = { kind: 'timed-out', afterMs: 500 };
const states = (spans: Spans, moment: number) =>
  spans.at(site, moment).map(({ value, because, since, until }) => [value ?? because?.kind, since, until]);

test('a state that is seen again is not stored again', () => {
  const spans = newSpans();
  expect(spans.record([known('"UP"', 10), known('"UP"', 20)])).toEqual({ ok: true, value: 1 });
  expect(spans.record([known('"UP"', 30), known('"DOWN"', 40)])).toEqual({ ok: true, value: 1 });
  expect(states(spans, 39)).toEqual([['"UP"', 10, 40]]);
  expect(states(spans, 40)).toEqual([['"DOWN"', 40, null]]);
  expect(states(spans, 9)).toEqual([]);
});

test('unknown for another kind of reason is a change, another detail of the same kind is not', () => {
  const spans = newSpans();
  spans.record([unknown(TIMED_OUT, 10), unknown({ kind: 'timed-out', afterMs: 9 }, 20)]);
  expect(states(spans, 20)).toEqual([['timed-out', 10, null]]);
  spans.record([unknown({ kind: 'cancelled' }, 30)]);
  expect(states(spans, 30)).toEqual([['cancelled', 30, null]]);
});

test('of an unknown state it is told what was last known, and until when', () => {
  const spans = newSpans();
  spans.record([known('"UP"', 10), unknown(TIMED_OUT, 20), unknown({ kind: 'cancelled' }, 30)]);
  expect(spans.lastKnown(site, 35)).toEqual([{ ...A, value: '"UP"', at: 20 }]);
  expect(spans.lastKnown(site, 15)).toEqual([]);
  expect(spans.before(A, 35)).toEqual({ ...A, value: '"UP"', at: 20 });
  expect(spans.before(A, 15)).toEqual({ ...A, value: '"UP"', at: 15 });
  expect(spans.before(A, 10)).toBeNull();
});

test('a late answer is dropped, and of two at the same time the last one wins', () => {
  const spans = newSpans();
  spans.record([known('"UP"', 100), known('"UP"', 200), known('"DOWN"', 150)]);
  expect(states(spans, 200)).toEqual([['"UP"', 100, null]]);
  spans.record([known('"DOWN"', 300), known('"UP"', 300)]);
  expect(states(spans, 300)).toEqual([['"UP"', 100, null]]);
});

test('when the clock is set back, what was recorded of the future is replaced', () => {
  const spans = newSpans();
  spans.record([known('"UP"', HOUR), known('"DOWN"', 3 * HOUR), known('"UP"', 4 * HOUR)]);
  spans.record([known('"LEFTCLUSTER"', 2 * HOUR)]);
  expect(states(spans, 5 * HOUR)).toEqual([['"LEFTCLUSTER"', 2 * HOUR, null]]);
  expect(states(spans, HOUR)).toEqual([['"UP"', HOUR, 2 * HOUR]]);
});

test('a gone object has no state until it is seen again', () => {
  const spans = newSpans();
  spans.record([known('"UP"', 10)]);
  spans.end([A, keyOf('never-seen')], 20);
  expect(states(spans, 20)).toEqual([]);
  expect(spans.open(site)).toEqual([]);
  spans.record([known('"UP"', 30)]);
  expect(states(spans, 30)).toEqual([['"UP"', 30, null]]);
  const changes = spans.changes({ site, subject: null, from: 0, to: 99, limit: 9 });
  expect(changes.map(({ at, before, after }) => [at, before, after])).toEqual([
    [30, null, '"UP"'],
    [20, '"UP"', null],
    [10, null, '"UP"'],
  ]);
});

test('changes are told newest first, of one subject or of the site, up to the limit', () => {
  const spans = newSpans();
  spans.record([known('1', 10), known('2', 20), known('7', 15, keyOf('b')), unknown(TIMED_OUT, 30)]);
  const all = spans.changes({ site, subject: null, from: 11, to: 99, limit: 2 });
  expect(all.map(({ at, after, because }) => [at, after, because])).toEqual([
    [30, null, TIMED_OUT],
    [20, '2', null],
  ]);
  const ofB = spans.changes({ site, subject: keyOf('b').subject, from: 0, to: 99, limit: 9 });
  expect(ofB).toEqual([
    {
      at: 15,
      subject: { kind: 'node', id: 'b' },
      aspect: 'cf',
      observer: 'b',
      before: null,
      after: '7',
      because: null,
    },
  ]);
});

test('after a gap nothing claims that it held while nobody looked', () => {
  const spans = newSpans();
  spans.record([known('"UP"', 1000), unknown(TIMED_OUT, 1000, keyOf('b'))]);
  spans.alive(site, 5000);
  const lastSeen = spans.lastSeen(site) ?? 0;
  expect(lastSeen).toBe(5000);
  expect(spans.closeGap(site, lastSeen, 90_000)).toEqual({ ok: true, value: 2 });
  expect(states(spans, 5000).map(([state]) => state)).toEqual(['"UP"', 'timed-out']);
  expect(states(spans, 60_000)).toEqual([
    ['not-asked', 5001, null],
    ['not-asked', 5001, null],
  ]);
  expect(spans.closeGap(site, lastSeen, 91_000)).toEqual({ ok: true, value: 0 });
  spans.record([known('"UP"', 92_000)]);
  expect(spans.changes({ site, subject: A.subject, from: 0, to: 1e9, limit: 9 })).toHaveLength(3);
});

test('a state that a gap cut is found again by the one that is the same after it', () => {
  const spans = newSpans();
  spans.record([known('"LEFT"', 1000), known('"UP"', 1000, keyOf('b')), known('"LEFT"', 1000, keyOf('c'))]);
  spans.alive(site, 5000);
  spans.closeGap(site, 5000, 20_000);
  spans.record([known('"LEFT"', 21_000), known('"LEFT"', 21_000, keyOf('b'))]);
  const cut = (key: SpanKey, since = 21_000) => spans.cutBefore({ key, since });
  expect([cut(A), cut(A, 20_999)]).toEqual([{ since: 1000, cutAt: 5001 }, null]);
  // Something else before the gap, not seen again, never stored.
  expect([cut(keyOf('b')), cut(keyOf('c')), cut(keyOf('d'))]).toEqual([null, null, null]);
});

test('a state that was not known for another reason than a gap is a new one', () => {
  const spans = newSpans();
  spans.record([known('"LEFT"', 1000), unknown(TIMED_OUT, 5000), known('"LEFT"', 6000)]);
  expect(spans.cutBefore({ key: A, since: 6000 })).toBeNull();
});

test('sites do not see each other', () => {
  const spans = newSpans();
  const other = siteIdSchema.parse('other');
  spans.record([known('"UP"', 10), known('"DOWN"', 10, { ...A, site: other })]);
  expect(spans.at(other, 10).map(({ value }) => value)).toEqual(['"DOWN"']);
  expect(spans.closeGap(other, 10, 20)).toEqual({ ok: true, value: 1 });
  expect(states(spans, 20)).toEqual([['"UP"', 10, null]]);
});

interface Event {
  readonly key: number;
  readonly step: number;
  readonly state: string | null;
}

const events = fc.array(
  fc.record({
    key: fc.nat(2),
    step: fc.nat(3),
    state: fc.constantFrom('1', '2', 'timed-out', 'silent', null),
  }),
  { maxLength: 40 },
);

function apply(spans: Spans, { key, state }: Event, at: number): void {
  const target = keyOf(`k${key}`);
  if (state === null) spans.end([target], at);
  else if (state === 'timed-out') spans.record([unknown(TIMED_OUT, at, target)]);
  else if (state === 'silent') spans.record([unknown({ kind: 'silent', intervals: 3 }, at, target)]);
  else spans.record([known(state, at, target)]);
}

/** The newest event at or before the moment says what holds: that is all a span means. */
function expectedAt(history: readonly (Event & { at: number })[], key: number, moment: number) {
  return history.findLast((event) => event.key === key && event.at <= moment)?.state ?? null;
}

test('at every moment the spans say what a plain list of events says', () => {
  fc.assert(
    fc.property(events, (list) => {
      const spans = newSpans();
      let at = 1;
      const history = list.map((event) => ({ ...event, at: (at += event.step) }));
      for (const event of history) apply(spans, event, event.at);
      for (let moment = 0; moment <= at + 1; moment += 1) {
        const seen = new Map(
          spans.at(site, moment).map((row) => [row.subject.id, row.value ?? row.because?.kind]),
        );
        for (const key of [0, 1, 2]) {
          expect(seen.get(`k${key}`) ?? null).toBe(expectedAt(history, key, moment));
        }
      }
    }),
    { numRuns: 60 },
  );
});
