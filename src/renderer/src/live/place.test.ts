import { expect, test } from 'vitest';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import { hrefOf, parsePlace, placeFrom, type Place } from './place.ts';

const site = siteIdSchema.parse('kawasaki');
const NOW: Place = { site, view: 'hosts', object: null, moment: 'now' };

test.each<Place>([
  NOW,
  { ...NOW, object: 'kvm-a' },
  { ...NOW, object: 'a/b?c=d#e %20ü', moment: 1_700_000_000_000 },
  { site: null, view: 'site', object: null, moment: 0 },
  { ...NOW, view: 'settings', object: '+machine' },
])('a link leads back to its place: %j', (place) => {
  expect(parsePlace(hrefOf(place))).toEqual(place);
});

test.each(['', '#', '#/', '#/nowhere', '#/site/%E0%A4%A?site=../etc&at=-5', '#/site?at=soon'])(
  'what cannot be read falls back to the Site view now: %j',
  (hash) => {
    expect(parsePlace(hash)).toEqual({ site: null, view: 'site', object: null, moment: 'now' });
  },
);

test('another view or site leaves the object behind; another moment keeps it', () => {
  const here = { ...NOW, object: 'kvm-a' };
  expect(placeFrom(here, { view: 'guests' }).object).toBeNull();
  expect(placeFrom(here, { site: siteIdSchema.parse('other') }).object).toBeNull();
  expect(placeFrom(here, { moment: 5 })).toEqual({ ...here, moment: 5 });
  expect(placeFrom(here, { view: 'guests', object: 'x' }).object).toBe('x');
});
