import { expect, test } from 'vitest';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import { changeBetween } from '../../../shared/domain/site-update.ts';
import { keyed, updated } from './site-records.ts';

const picture = sampleSite(1_700_000_000_000);

test('only what changed gets a new identity: a card renders again only for its own record', () => {
  const before = keyed(picture);
  const next = {
    ...picture,
    hosts: picture.hosts.map((host) =>
      host.name === 'kvm-b' ? { ...host, severity: 'unknown' as const } : host,
    ),
  };
  const after = updated(before, changeBetween(picture, next));
  expect(after.records.hosts.get('kvm-b')?.severity).toBe('unknown');
  expect(after.records.hosts.get('kvm-a')).toBe(before.records.hosts.get('kvm-a'));
  expect(after.records.guests).toBe(before.records.guests);
  expect(after.picture?.nodes).toBe(picture.nodes);
});

test('a record that is gone is no longer found', () => {
  const next = { ...picture, nodes: picture.nodes.filter(({ name }) => name !== 'mail2') };
  const after = updated(keyed(picture), changeBetween(picture, next));
  expect(after.records.nodes.has('mail2')).toBe(false);
  expect(after.records.nodes.size).toBe(5);
});

test('a change without a picture stays without a picture', () => {
  const after = updated(keyed(null), changeBetween(picture, { ...picture, at: 5 }));
  expect(after.picture).toBeNull();
  expect(after.records.hosts.size).toBe(0);
});
