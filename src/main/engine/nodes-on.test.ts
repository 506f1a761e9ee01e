import { expect, test } from 'vitest';
import { known, LOSS_AT, lossSite, withGuest, withHost } from '../../../test/support/loss-site.ts';
import { hostNameSchema, nodeNameSchema } from '../../shared/domain/names.ts';
import { neverAsked } from '../../shared/domain/reading.ts';
import type { GuestRecord, HostRecord, SitePicture } from '../../shared/domain/site-picture.ts';
import { nodesOn } from './nodes-on.ts';

const on = (picture: SitePicture, host: string) => nodesOn(picture, hostNameSchema.parse(host));
const silent = { kind: 'silent', intervals: 3 } as const;
const forgotten: Partial<HostRecord> = { libvirt: neverAsked(LOSS_AT) };
const lost: Partial<HostRecord> = {
  libvirt: {
    kind: 'unknown',
    because: silent,
    at: LOSS_AT,
    since: LOSS_AT,
    last: { value: { hostname: 'kvm-d', hypervisor: 'QEMU', version: '9' }, at: LOSS_AT - 60_000 },
  },
};
/** db1 shut off on the one host that lists it. */
const offAtHome = withGuest('db1', ({ placements }: GuestRecord) => ({
  placements: placements.map((each) => ({
    ...each,
    standing: known({ state: 'shut off', reason: '' } as const),
  })),
}));

test('nodes that run on a host are on it, and those that run elsewhere are not', () => {
  const home = lossSite.guests.find(({ name }) => name === 'db1')?.placements[0]?.host ?? '';
  expect(on(lossSite, home)).toContain('db1');
  for (const { name } of lossSite.hosts.filter((each) => each.name !== home))
    expect(on(lossSite, name)).not.toContain('db1');
});

test('a node that is seen to run nowhere may have come to any host, whether that was heard or not', () => {
  const home = offAtHome.guests.find(({ name }) => name === 'db1')?.placements[0]?.host;
  const other = offAtHome.hosts.find(({ name, kind }) => name !== home && kind === 'kvm')!;
  for (const picture of [offAtHome, withHost(offAtHome, other.name, lost)])
    expect(on(picture, other.name)).toContain('db1');
  expect(on(withHost(offAtHome, other.name, forgotten), other.name)).toContain('db1');
  expect(on(withHost(lossSite, other.name, forgotten), other.name)).not.toContain('db1');
  // No domain of libvirt's runs on an ESXi host.
  expect(on(withHost(offAtHome, other.name, { kind: 'esxi' }), other.name)).not.toContain('db1');
});

test.each([
  ['running', 'booted', false],
  ['running', 'migrated', false],
  ['running', 'post-copy', true],
  ['paused', 'post-copy', true],
  ['paused', 'migrating', true],
] as const)('a node that is %s (%s) on one host may be on another: %s', (state, reason, may) => {
  const picture = withGuest('db1', ({ placements }: GuestRecord) => ({
    placements: placements.map((each) => ({ ...each, standing: known({ state, reason }) })),
  }));
  const home = picture.guests.find(({ name }) => name === 'db1')?.placements[0]?.host;
  const other = picture.hosts.find(({ name, kind }) => name !== home && kind === 'kvm')!;
  expect(on(withHost(picture, other.name, lost), other.name).includes(nodeNameSchema.parse('db1'))).toBe(may);
});

test('each is named once', () => {
  const all = lossSite.hosts.flatMap(({ name }) => [
    on(lossSite, name),
    on(withHost(lossSite, name, forgotten), name),
  ]);
  for (const names of all) expect(new Set(names).size).toBe(names.length);
});
