import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedList, type KeyedList } from './keyed-list.ts';
import { changedList, isChangeOf, listChange } from './list-change.ts';

interface Guest extends Record<string, unknown> {
  readonly id: string;
  readonly state: string;
  readonly load: { readonly at: number; readonly cpu: number };
  readonly placements: readonly { readonly host: string; readonly at: number }[];
}
const keyOf = ({ id }: Guest): string => id;
const guest = (id: string): Guest => ({
  id,
  state: 'running',
  load: { at: 1, cpu: 0.5 },
  placements: [{ host: 'a', at: 1 }],
});
const six = ['1', '2', '3', '4', '5', '6'].map(guest);

/** The list after the change from one state of the records to another, as a console is told of it. */
function told(held: KeyedList<Guest>, before: readonly Guest[], after: readonly Guest[]): KeyedList<Guest> {
  const change = listChange(before, after, keyOf);
  expect(isChangeOf(held, change, keyOf)).toBe(true);
  return changedList(held, change, keyOf);
}

type Step = 'keep' | 'load' | 'cpu' | 'placed' | 'word';
const STEPS: Readonly<Record<Step, (each: Guest, value: number) => Guest>> = {
  keep: (each) => each,
  load: (each, value) => ({ ...each, load: { at: value, cpu: value / 7 } }),
  cpu: (each, value) => ({ ...each, load: { ...each.load, cpu: value / 3 } }),
  placed: (each, value) => ({
    ...each,
    load: { ...each.load, at: value + 0.5 },
    placements: each.placements.map((placement) => ({ ...placement, at: value })),
  }),
  word: (each, value) => ({ ...each, state: `state ${String(value)}` }),
};

test('whatever moves how often before it is read, a record is read as it was told last', () => {
  const step = fc.constantFrom<Step>('keep', 'load', 'cpu', 'placed', 'word');
  const round = fc.record({
    steps: fc.array(step, { minLength: 6, maxLength: 6 }),
    reads: fc.array(fc.nat(5), { maxLength: 2 }),
    turned: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(round, { minLength: 1, maxLength: 8 }), (rounds) => {
      let truth: readonly Guest[] = six;
      let held = keyedList(six, keyOf);
      rounds.forEach(({ steps, reads, turned }, number) => {
        const moved = truth.map((each, place) => STEPS[steps[place] ?? 'keep'](each, number + 10));
        const next = turned ? moved.toReversed() : moved;
        held = told(held, truth, next);
        truth = next;
        for (const place of reads) expect(held.get(truth[place]!.id)).toEqual(truth[place]);
      });
      expect(held.list).toEqual(truth);
    }),
    { numRuns: 300 },
  );
});

test('a record that is read twice is the same one until its figures move again', () => {
  const moved = six.map((each) => STEPS.load(each, 20));
  const held = told(keyedList(six, keyOf), six, moved);
  const read = held.get('3');
  expect(read).toEqual(moved[2]);
  expect(held.get('3')).toBe(read);
  const next = moved.map((each, place) => (place === 0 ? STEPS.cpu(each, 30) : each));
  const after = told(held, moved, next);
  expect(after.get('3')).toBe(read);
  expect(after.get('3')?.placements, 'and a part that did not move stays').toBe(six[2]?.placements);
  expect(after.get('1')?.load).toEqual({ at: 20, cpu: 10 });
});

test('more sets of figures than are noted apart lose nothing', () => {
  const wide = { id: 'w', figures: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`f${at}`, 0])) };
  const key = ({ id }: typeof wide): string => id;
  let truth = [wide];
  let held = keyedList(truth, key);
  for (let set = 0; set < 20; set += 1) {
    const next = truth.map((each) => ({
      ...each,
      figures: { ...each.figures, [`f${String(set)}`]: set + 1 },
    }));
    const change = listChange(truth, next, key);
    expect(isChangeOf(held, change, key)).toBe(true);
    held = changedList(held, change, key);
    truth = next;
  }
  expect(held.get('w')).toEqual(truth[0]);
});

test('what is no change of the list leaves it as it is', () => {
  const held = keyedList(six, keyOf);
  const change = listChange(
    six,
    six.map((each) => STEPS.load(each, 20)),
    keyOf,
  );
  const [group] = change.moved;
  const wrong = { ...change, moved: [...change.moved, { ...group!, rows: [[99, 1, 1]] }] };
  expect(isChangeOf(held, wrong, keyOf)).toBe(false);
  expect(held.list).toEqual(six);
});

test('its words are the same ones while nothing but figures moves', () => {
  const first = keyedList(six, keyOf);
  const { words } = first;
  const moved = six.map((each) => STEPS.load(each, 20));
  const second = told(first, six, moved);
  expect(second.words).toBe(words);
  expect(second.get('2')).toEqual(moved[1]);
  expect(second.wordsOf('2'), 'also after it was read').toBe(words[1]);
  const named = moved.map((each, place) => (place === 1 ? STEPS.word(each, 30) : each));
  const third = told(second, moved, named);
  expect(third.words).not.toBe(words);
  expect(third.wordsOf('2')).toMatchObject({ state: 'state 30' });
  expect(third.wordsOf('1')).toBe(words[0]);
  expect([third.wordsOf('9'), third.wordsAt(undefined)]).toEqual([undefined, undefined]);
});
