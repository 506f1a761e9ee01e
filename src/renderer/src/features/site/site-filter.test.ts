import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { filterChoices, filterHosts, NO_FILTER, type SiteFilter } from './site-filter.ts';

const picture = sampleSite(1_700_000_000_000);
const guest = (id: string) => picture.guests.find((record) => record.id === id) ?? null;
const left = (filter: Partial<SiteFilter>) =>
  filterHosts(picture.hosts, guest, { ...NO_FILTER, ...filter }).map(({ name }) => name);

test('no filter keeps the list itself, so that nothing is drawn again', () => {
  expect(filterHosts(picture.hosts, guest, NO_FILTER)).toBe(picture.hosts);
});

test('a search finds hosts by what runs on them, whatever the case', () => {
  expect(left({ search: ' MAIL2 ' })).toEqual(['kvm-c']);
  expect(left({ search: 'web' })).toEqual(['kvm-a', 'kvm-b']);
  expect(left({ search: 'nothing' })).toEqual([]);
});

test('group and cluster narrow together', () => {
  expect(left({ group: 'Hall 1' })).toEqual(['kvm-a', 'kvm-b']);
  expect(left({ cluster: 'mail' })).toEqual(['kvm-c']);
  expect(left({ group: 'Hall 1', cluster: 'mail' })).toEqual([]);
});

test('choices are in the order that a person counts in', () => {
  const hosts = ['Rack 10', 'Rack 2', 'Rack 2'].map((group) => ({ ...picture.hosts[0]!, group }));
  expect(filterChoices(hosts, []).groups).toEqual(['Rack 2', 'Rack 10']);
});
