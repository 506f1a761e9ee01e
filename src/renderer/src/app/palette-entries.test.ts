import { expect, test } from 'vitest';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import { bestMatches, objectsOf } from './palette-entries.ts';

const objects = objectsOf(sampleSite(1_700_000_000_000));
const found = (query: string) => bestMatches(objects, query, 5).map(({ kind, name }) => `${kind} ${name}`);

test('every host, guest, node and cluster can be reached, each under its own id', () => {
  expect(objects).toHaveLength(3 + 8 + 6 + 3);
  expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
});

test('an exact name comes before a name that begins with it', () => {
  expect(found('web')).toEqual(['cluster web', 'guest web1', 'guest web2', 'node web1', 'node web2']);
});

test('words may stand in name and detail, in any order', () => {
  expect(found('kvm-b web2')).toEqual(['guest web2']);
});

test('what matches nothing finds nothing, and nothing typed finds the first ones', () => {
  expect(found('zzz')).toEqual([]);
  expect(found(' ')).toHaveLength(5);
});
