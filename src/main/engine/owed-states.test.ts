import { expect, test } from 'vitest';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { fail, ok } from '../../shared/result.ts';
import type { WriteFailure } from '../store/failures.ts';
import type { SpanEntry, SpanKey } from '../store/span-row.ts';
import { OwedStates, type OwedChange } from './owed-states.ts';

const key = (id: string): SpanKey => ({
  site: siteIdSchema.parse('lab'),
  subject: { kind: 'node', id },
  aspect: 'cf',
  observer: 'web1',
});
const state = (id: string, value: string, at: number): OwedChange => ({
  kind: 'state',
  entry: { ...key(id), value, because: null, at },
});
const gone = (id: string, at: number): OwedChange => ({ kind: 'gone', entry: key(id), at });

/** A store whose disk is full until there is room. */
function disk() {
  const stored: string[] = [];
  let trouble: WriteFailure | null = { kind: 'disk-full', detail: 'SQLITE_FULL' };
  const put = (lines: readonly string[]) => {
    if (trouble !== null) return fail(trouble);
    stored.push(...lines);
    return ok(lines.length);
  };
  return {
    stored,
    get: (next: WriteFailure | null) => void (trouble = next),
    spans: {
      record: (entries: readonly SpanEntry[]) =>
        put(entries.map(({ subject, value, at }) => `${subject.id} ${value} ${at}`)),
      end: (keys: readonly SpanKey[], at: number) =>
        put(keys.map(({ subject }) => `${subject.id} gone ${at}`)),
    },
  };
}

test('what has no room waits, in order, and is stored with its own times when there is room', () => {
  const { stored, get, spans } = disk();
  const owed = new OwedStates(spans);
  expect(owed.give([state('web2', 'UP', 1)]).result.ok).toBe(false);
  owed.give([state('web2', 'LEFTCLUSTER', 2), gone('web3', 3)]);
  owed.give([gone('web4', 4), state('web3', 'UP', 5)]);
  expect({ stored, waiting: owed.waiting }).toEqual({ stored: [], waiting: 5 });
  get(null);
  expect(owed.give([state('web2', 'UP', 6)])).toMatchObject({ result: { ok: true }, dropped: 0 });
  expect(stored).toEqual([
    'web2 UP 1',
    'web2 LEFTCLUSTER 2',
    'web3 gone 3',
    'web4 gone 4',
    'web3 UP 5',
    'web2 UP 6',
  ]);
  expect(owed.waiting).toBe(0);
});

test('of too many only the newest of each state waits, and the others are counted', () => {
  const { stored, get, spans } = disk();
  const owed = new OwedStates(spans, 3);
  const many = [state('a', '1', 1), state('b', '1', 2), state('a', '2', 3), state('a', '3', 4)];
  expect(owed.give(many).dropped).toBe(2);
  get(null);
  owed.give([]);
  expect(stored).toEqual(['b 1 2', 'a 3 4']);
});

test.each<WriteFailure>([{ kind: 'read-only' }, { kind: 'failed', detail: 'SQLITE_CONSTRAINT' }])(
  'what no room would help is not tried for ever: %j',
  (trouble) => {
    const { get, spans } = disk();
    const owed = new OwedStates(spans);
    get(trouble);
    expect(owed.give([state('a', '1', 1)]).dropped).toBe(1);
    expect(owed.waiting).toBe(0);
  },
);
