import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import type { Gap } from '../../shared/domain/alert.ts';
import type { CfState } from '../../shared/domain/cf.ts';
import { nodeNameSchema, siteIdSchema } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok } from '../../shared/result.ts';
import { silentLogger } from '../platform/logger.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { BegunBefore } from './begun-before.ts';
import { fact, nodeSource } from './fact.ts';
import { leftSince } from './left-since.ts';
import { Ledger } from './ledger.ts';
import { Recorder } from './recorder.ts';
import { rememberStates } from './remember-states.ts';

const T = 1_700_000_000_000 - (1_700_000_000_000 % 60_000);
const site = siteIdSchema.parse('east');
const web2 = nodeNameSchema.parse('web2');
const subject = { kind: 'node', id: 'web2' } as const;
const source = nodeSource('web1');
const cost = { ms: 1, bytes: 1, calls: 1, remoteCpuMs: null };

let store: Store;
beforeEach(() => {
  const opened = openStore({ file: ':memory:', clock: manualClock(T), log: silentLogger });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  store = opened.value;
});
afterEach(() => store.close());

/** A console from its start to its end, which is not told to anybody. Times are seconds after T. */
function consoleAt(start: number, nodeSeconds = 15) {
  const ledger = new Ledger();
  const recorder = new Recorder(site, store, silentLogger);
  const errors: unknown[] = [];
  const log = { ...silentLogger, error: (...line: unknown[]) => errors.push(line) };
  const before = new BegunBefore({ site, store, log, nodeSeconds });
  ledger.recall(rememberStates(site, store, T + start * 1000), T + start * 1000);
  before.start(T + start * 1000);
  return {
    sees: (state: CfState, at: number) => {
      const facts = [
        fact({ source, at: T + Math.round(at * 1000) }, subject, 'cf', ok(state), { observer: 'web1' }),
      ];
      recorder.poll(source, T + Math.round(at * 1000), null, cost);
      recorder.states(ledger.observe(facts));
    },
    misses: (at: number) => {
      const failure: ProbeFailure = { kind: 'timed-out', afterMs: 1 };
      recorder.poll(source, T + at * 1000, failure, cost);
    },
    alive: (at: number) => recorder.alive(T + at * 1000),
    /** Seconds after T. */
    left: () => {
      const since = leftSince(ledger.of(subject), (seen) => before.of(web2, seen));
      return since === null ? null : (since - T) / 1000;
    },
    errors,
  };
}

/** Seen from 10 s on, last at `last`; the console stops at `end` and sees it again at `again`. */
function restarted({ last = 20, end = 25, again = 50, nodeSeconds = 15 }) {
  const first = consoleAt(0, nodeSeconds);
  first.sees('LEFTCLUSTER', 10);
  first.sees('LEFTCLUSTER', last);
  first.alive(end);
  const second = consoleAt(again - 1, nodeSeconds);
  second.sees('LEFTCLUSTER', again);
  return second;
}

const noteGap = (kind: Gap['kind'], from: number, until: number) => {
  const gaps = [{ kind, from: T + from * 1000, until: T + until * 1000 }];
  store.alerts.record({ alerts: [], events: [], orders: [], goneOrders: [], gaps });
};

test('a quick restart does not begin it anew, also within one minute and after later polls', () => {
  const second = restarted({});
  expect(second.left()).toBe(10);
  second.sees('LEFTCLUSTER', 55);
  second.sees('LEFTCLUSTER', 70);
  expect(second.left()).toBe(10);
});

test.each([
  [{ last: 20, end: 49, again: 50 }, 10],
  [{ last: 20, end: 50, again: 51 }, 51],
])(
  'the pause counts from the observer’s last answer, not from the console’s last sign of life (%j)',
  (times, left) => {
    expect(restarted(times).left()).toBe(left);
  },
);

test('that the observer was asked in vain is no answer', () => {
  const first = consoleAt(0);
  first.sees('LEFTCLUSTER', 10);
  first.misses(35);
  first.alive(40);
  const second = consoleAt(41);
  second.sees('LEFTCLUSTER', 42);
  expect(second.left()).toBe(42);
});

test.each([
  [{ again: 50, nodeSeconds: 600 }, 10],
  [{ again: 51, nodeSeconds: 600 }, 51],
  [{ again: 30, nodeSeconds: 5, end: 21 }, 10],
  [{ again: 31, nodeSeconds: 5, end: 21 }, 31],
])('what was not seen for two intervals, or for half a minute, is a new one (%j)', (times, left) => {
  expect(restarted(times).left()).toBe(left);
});

test('of an earlier pause that the store does not know well enough, it is a new one', () => {
  const second = restarted({});
  second.alive(55);
  const third = consoleAt(59);
  third.sees('LEFTCLUSTER', 60);
  // The first pause ended in the minute in which it began: the answer before it is overwritten.
  expect(third.left()).toBe(50);
});

test('the beginning from before several pauses is found where each was short', () => {
  const first = consoleAt(0);
  first.sees('LEFTCLUSTER', 10);
  first.sees('LEFTCLUSTER', 55);
  first.alive(58);
  const second = consoleAt(62);
  second.sees('LEFTCLUSTER', 63);
  second.sees('LEFTCLUSTER', 115);
  second.alive(118);
  const third = consoleAt(124);
  third.sees('LEFTCLUSTER', 125);
  expect(third.left()).toBe(10);
});

test.each(['clock-jumped-forward', 'clock-jumped-back'] as const)(
  'after a noted %s what was stored before counts no more',
  (kind) => {
    const second = restarted({});
    noteGap(kind, 3, 9);
    expect(second.left(), 'it was set before').toBe(10);
    noteGap(kind, 15, 16);
    expect(second.left()).toBe(50);
  },
);

test('one that was noted after the restart counts as well, another gap does not', () => {
  const second = restarted({});
  noteGap('engine-not-running', 25, 49);
  expect(second.left()).toBe(10);
  noteGap('clock-jumped-back', 60, 60);
  expect(second.left()).toBe(50);
});

test('an answer that came with the last sign of life is the last answer', () => {
  const first = consoleAt(0);
  first.sees('LEFTCLUSTER', 10);
  first.alive(20);
  first.sees('LEFTCLUSTER', 20.001);
  const second = consoleAt(49);
  second.sees('LEFTCLUSTER', 50);
  expect(second.left()).toBe(10);
});

test('a store that cannot be read costs time to wait and nothing else', () => {
  const broken = () => {
    throw new Error('SQLITE_IOERR');
  };
  const second = restarted({});
  for (const question of [vi.spyOn(store.spans, 'cutBefore'), vi.spyOn(store.alerts, 'gaps')]) {
    question.mockImplementationOnce(broken);
    expect(second.left()).toBe(50);
    expect(second.left()).toBe(10);
  }
  const line = ['The stored beginning of a LEFTCLUSTER cannot be read', { error: 'Error: SQLITE_IOERR' }];
  expect(second.errors).toEqual([line, line]);
  vi.spyOn(store.polls, 'lastOk').mockImplementationOnce(broken);
  expect(consoleAt(60).errors).toEqual([line]);
});
