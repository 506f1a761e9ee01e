import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleSite } from '../../../test/support/sample-site.ts';
import { keyedPicture, type KeyedPicture } from './keyed-picture.ts';
import type { SitePicture } from './site-picture.ts';
import { applyUpdate, changeBetween, siteUpdateSchema, type SiteUpdate } from './site-update.ts';

const NOW = 1_700_000_000_000;
const picture = sampleSite(NOW);
/** As it arrives: through text, checked. */
const carried = (update: unknown): SiteUpdate => siteUpdateSchema.parse(JSON.parse(JSON.stringify(update)));

type Json = Record<string, unknown>;
/** Every figure in a record moved by `by`, those for which `picks` says so. */
function withMovedFigures(value: unknown, picks: () => boolean, by: number): unknown {
  if (typeof value === 'number') return picks() ? value + by : value;
  if (Array.isArray(value)) return value.map((item) => withMovedFigures(item, picks, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withMovedFigures(inner, picks, by)]),
  );
}

type Edit = 'keep' | 'move' | 'word' | 'remove';
interface ListEdit {
  readonly edits: readonly Edit[];
  readonly picks: readonly boolean[];
  readonly insertAt: number | null;
  readonly turned: boolean;
}
const listEdit: fc.Arbitrary<ListEdit> = fc.record({
  edits: fc.array(fc.constantFrom<Edit>('keep', 'keep', 'move', 'move', 'word', 'remove'), {
    minLength: 12,
    maxLength: 12,
  }),
  picks: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  insertAt: fc.option(fc.nat(3)),
  turned: fc.boolean(),
});

/** `key` tells records apart; `word` is a part that is no figure. */
function edited<R extends Json>(list: readonly R[], how: ListEdit, key: string, word: Json): R[] {
  let step = 0;
  const picks = () => how.picks[step++ % how.picks.length] === true;
  const after = list.flatMap((record, index): Json[] => {
    const edit = how.edits[index % how.edits.length];
    if (edit === 'remove') return [];
    if (edit === 'word') return [{ ...record, ...word }];
    return edit === 'move' ? [withMovedFigures(record, picks, index % 2 === 0 ? 1 : 0.1) as Json] : [record];
  });
  const first = list[0];
  const unique = typeof first?.[key] === 'string' ? `${first[key].slice(0, -2)}zz` : 'zz';
  if (how.insertAt !== null && first !== undefined)
    after.splice(how.insertAt, 0, { ...first, [key]: key === 'id' && unique.length === 36 ? FRESH : unique });
  return (how.turned ? after.reverse() : after) as R[];
}
const FRESH = '00000000-0000-4000-8000-0000000000ff';

const found = ({ lists: { hosts, guests, nodes, clusters, machines } }: KeyedPicture) =>
  [hosts, guests, nodes, clusters, machines].map((list) =>
    [...list.places].map(([key, place]) => [key, place, list.get(key)]),
  );

test('a change applied to its base is the new picture, whatever moved, came, went or changed places', () => {
  fc.assert(
    fc.property(
      fc.tuple(listEdit, listEdit, listEdit, listEdit, listEdit),
      fc.boolean(),
      (edits, isQuiet) => {
        const [hosts, guests, nodes, clusters, machines] = edits;
        const next: SitePicture = {
          ...picture,
          at: NOW + 1000,
          hosts: edited(picture.hosts, hosts, 'name', { severity: 'degraded' }),
          guests: edited(picture.guests, guests, 'id', { load: null }),
          nodes: edited(picture.nodes, nodes, 'name', { guest: null }),
          clusters: edited(picture.clusters, clusters, 'name', { configuration: 'B' }),
          machines: edited(picture.machines, machines, 'id', { lastOkAt: null }),
          findings: isQuiet ? [] : picture.findings,
        };
        const after = applyUpdate(keyedPicture(picture), carried(changeBetween(picture, next)));
        expect(after?.picture).toEqual(next);
        // Found by their keys as if the whole had been keyed.
        expect(after === null ? null : found(after)).toEqual(found(keyedPicture(next)));
      },
    ),
    { numRuns: 300 },
  );
});

const polled: SitePicture = {
  ...picture,
  at: NOW + 1000,
  guests: picture.guests.map((guest) =>
    guest.load === null ? guest : { ...guest, load: { ...guest.load, at: NOW + 900, cpu: 0.25 } },
  ),
};

test('of a record of which only figures moved nothing else is sent, and the others keep their identity', () => {
  const change = changeBetween(picture, polled);
  expect(change).toMatchObject({
    guests: {
      changed: [],
      order: null,
      moved: [
        {
          paths: [
            ['load', 'at'],
            ['load', 'cpu'],
          ],
        },
      ],
    },
    hosts: { changed: [], order: null, moved: [] },
  });
  const before = keyedPicture(picture);
  const after = applyUpdate(before, carried(change));
  expect(after?.lists.hosts).toBe(before.lists.hosts);
  expect(after?.picture.guests[0]).not.toBe(picture.guests[0]);
  expect(after?.picture.guests[0]?.placements).toBe(picture.guests[0]?.placements);
});

test('a change says nothing about any picture but its base', () => {
  const change = carried(changeBetween(picture, polled));
  expect(applyUpdate(null, change)).toBeNull();
  expect(applyUpdate(keyedPicture({ ...picture, at: NOW - 1 }), change)).toBeNull();
});

test.each([
  [
    'a record that the list does not have',
    { moved: [{ paths: [['load', 'at']], from: [0], rows: [[99, 5]] }] },
  ],
  ['no record at all', { moved: [{ paths: [['load', 'at']], from: [0], rows: [[]] }] }],
  [
    'a figure that the record does not have',
    { moved: [{ paths: [['load', 'ax']], from: [0], rows: [[0, 5]] }] },
  ],
  ['a figure within a word', { moved: [{ paths: [['name', 'length']], from: [0], rows: [[0, 5]] }] }],
  ['a word', { moved: [{ paths: [['name']], from: [0], rows: [[0, 5]] }] }],
  ['a part that holds figures', { moved: [{ paths: [['load']], from: [0], rows: [[0, 5]] }] }],
  ['a figure with no value', { moved: [{ paths: [['load', 'at']], from: [0], rows: [[0]] }] }],
  ['figures without where they start', { moved: [{ paths: [['load', 'at']], from: [], rows: [[0, 5]] }] }],
  ['what every object has', { moved: [{ paths: [['__proto__', 'at']], from: [0], rows: [[0, 5]] }] }],
  [
    'a place that a list does not have',
    { moved: [{ paths: [['placements', '7', 'at']], from: [0], rows: [[0, 5]] }] },
  ],
  ['a new record without its place', { changed: [{ ...picture.guests[0]!, id: FRESH }] }],
  ['an order of records that nobody sent', { order: [FRESH] }],
])('a change that names %s is none of this picture: it is not applied in part', (_, part) => {
  const change = changeBetween(picture, { ...polled, guests: picture.guests });
  const wrong = carried({ ...change, guests: { moved: [], changed: [], order: null, ...part } });
  expect(applyUpdate(keyedPicture(picture), wrong)).toBeNull();
});

test('figures that are no numbers do not pass the boundary', () => {
  const change = changeBetween(picture, polled);
  const moved = [{ paths: [['load', 'at']], from: [0], rows: [[0, 'later']] }];
  expect(siteUpdateSchema.safeParse({ ...change, guests: { ...change.guests, moved } }).success).toBe(false);
});

test('a list in which nothing changed keeps its identity, and so do the records of one that did', () => {
  const hosts = picture.hosts.map((host) =>
    host.name === 'kvm-b' ? { ...host, severity: 'unknown' as const } : host,
  );
  const before = keyedPicture(picture);
  const after = applyUpdate(before, changeBetween(picture, { ...picture, at: NOW + 1, hosts }));
  expect(after?.lists.hosts.get('kvm-b')?.severity).toBe('unknown');
  expect(after?.lists.hosts.get('kvm-a')).toBe(picture.hosts.find(({ name }) => name === 'kvm-a'));
  expect(after?.lists.hosts).not.toBe(before.lists.hosts);
  expect(after?.lists.guests).toBe(before.lists.guests);
  expect(after?.picture.nodes).toBe(before.picture.nodes);
});

test('a record that is gone is no longer found', () => {
  const nodes = picture.nodes.filter(({ name }) => name !== 'mail2');
  const after = applyUpdate(
    keyedPicture(picture),
    changeBetween(picture, { ...picture, at: NOW + 1, nodes }),
  );
  expect(after?.lists.nodes.has('mail2')).toBe(false);
  expect(after?.lists.nodes.get('mail2')).toBeUndefined();
  expect(after?.lists.nodes.size).toBe(5);
});
