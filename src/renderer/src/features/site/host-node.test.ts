import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { keyedPicture } from '../../../../shared/domain/keyed-picture.ts';
import type { GuestRecord, SitePicture } from '../../../../shared/domain/site-picture.ts';
import { hostNodeOf } from './host-node.ts';

const picture = sampleSite(1_700_000_000_000);
const [node] = picture.nodes;
/** The sample site, its hosts with a CF node or without one. */
const stateOf = (own: SitePicture['hosts'][number]['node'], change: (guest: GuestRecord) => GuestRecord) => ({
  records: keyedPicture({
    ...picture,
    hosts: picture.hosts.map((host) => ({ ...host, node: own })),
    guests: picture.guests.map(change),
  }).lists,
});
const same = (guest: GuestRecord): GuestRecord => guest;
const carried = picture.hosts.map(({ name }) => hostNodeOf(stateOf(node!.name, same), name)?.guests ?? []);

test('a host that is a node carries the guest nodes that run on it, and no guest that is no node', () => {
  expect(carried.flat().length).toBeGreaterThan(0);
  for (const [index, guests] of carried.entries()) {
    for (const { id, node: name } of guests) {
      expect(picture.hosts[index]!.guests).toContain(id);
      expect(picture.nodes.map((each) => each.name)).toContain(name);
    }
  }
});

test('a host that is no node carries none', () => {
  for (const { name } of picture.hosts) expect(hostNodeOf(stateOf(null, same), name)).toBeNull();
});

test('a guest that is not known to run is joined to nothing', () => {
  const nowhere = { kind: 'unknown', because: { kind: 'not-asked' }, at: 0, since: 0, last: null } as const;
  const lost = (guest: GuestRecord): GuestRecord => ({
    ...guest,
    placements: guest.placements.map((each) => ({ ...each, standing: nowhere })),
  });
  for (const { name } of picture.hosts)
    expect(hostNodeOf(stateOf(node!.name, lost), name)?.guests).toEqual([]);
});
