import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { KEY_OF, keyedPicture } from '../../../../shared/domain/keyed-picture.ts';
import { changedList, listChange } from '../../../../shared/domain/list-change.ts';
import { heatOf, hostGroups, hostHeat } from './host-groups.ts';

const picture = sampleSite(1_700_000_000_000);
const guest = (id: string) => picture.guests.find((record) => record.id === id) ?? null;
const heats = picture.hosts.map((host) => hostHeat(host, guest));

test('a host is as bad as the worst of its guests', () => {
  expect(heats.map(({ host, worst }) => [host.name, worst])).toEqual([
    ['kvm-a', 'critical'],
    ['kvm-b', 'critical'],
    ['kvm-c', 'unknown'],
  ]);
});

test('a guest that is listed but has no record makes its host unknown, not healthy', () => {
  expect(hostHeat({ ...picture.hosts[0]!, severity: 'healthy' }, () => null).worst).toBe('unknown');
});

test('a host without a young sample has no share, not a share of zero', () => {
  expect(hostHeat({ ...picture.hosts[0]!, load: null }, guest).share).toBeNull();
});

test('groups count their hosts by severity, worst first', () => {
  const [hall1, hall2] = hostGroups(heats);
  expect(hall1).toMatchObject({ name: 'Hall 1', guests: 5, worst: 'critical', counts: [['critical', 2]] });
  expect(hall2).toMatchObject({ name: 'Hall 2', counts: [['unknown', 1]] });
});

test('hosts without a group come last', () => {
  const mixed = [null, 'b', 'a'].map((group) => ({ ...heats[0]!, host: { ...heats[0]!.host, group } }));
  expect(hostGroups(mixed).map(({ name }) => name)).toEqual(['a', 'b', null]);
});

test('a heat is kept while nothing that it rests on changed, and follows a guest whose host has the same record', () => {
  const { lists } = keyedPicture(picture);
  const first = heatOf(lists, 'kvm-c');
  expect(heatOf(keyedPicture({ ...picture, guests: [...picture.guests] }).lists, 'kvm-c')).toBe(first);
  const guests = picture.guests.map((record) => ({ ...record, severity: 'healthy' as const }));
  expect(first?.worst).toBe('unknown');
  expect(heatOf(keyedPicture({ ...picture, guests }).lists, 'kvm-c')?.worst).toBe('healthy');
  expect(heatOf(lists, 'kvm-c')?.worst).toBe('unknown');
  // As an update brings them: the same host's record, its guests in the same places.
  const after = changedList(lists.guests, listChange(picture.guests, guests, KEY_OF.guests), KEY_OF.guests);
  expect(heatOf({ ...lists, guests: after }, 'kvm-c')?.worst).toBe('healthy');
  expect(heatOf(lists, 'nowhere')).toBeNull();
});
