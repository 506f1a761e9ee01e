import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { unreadOf } from './unread.ts';

const site = sampleSite(1_700_000_000_000);

test('a host that said everything is not listed, whatever it is never asked', () => {
  const [host] = site.hosts;
  expect(host?.kvmguests).toBeNull();
  expect(unreadOf({ ...site, nodes: [], guests: [] })).toEqual([]);
});

test('a silent node is listed with each thing that it did not say, and why', () => {
  const unread = unreadOf(site).filter(({ subject }) => subject.kind === 'node' && subject.id === 'mail2');
  expect(unread.map(({ reading }) => reading)).toContain('rms');
  expect(unread.find(({ reading }) => reading === 'rms')?.because).toEqual({
    kind: 'timed-out',
    afterMs: 5000,
  });
});

test('of a load of which the kernel tells only a part, the rest is listed', () => {
  const overload = { kind: 'known', value: { cpu: false, memory: null, io: null }, at: 2, since: 1 } as const;
  const unread = unreadOf({ ...site, nodes: [], guests: [], hosts: [{ ...site.hosts[0]!, overload }] });
  expect(unread.map(({ reading, because }) => [reading, because.kind])).toEqual([
    ['overloadMemory', 'missing'],
    ['overloadIo', 'missing'],
  ]);
});

test('an ESXi host is not blamed for a libvirt that it does not have', () => {
  const silent = { kind: 'unknown', because: { kind: 'not-asked' }, at: 1, since: 1, last: null } as const;
  const host = { ...site.hosts[0]!, libvirt: silent };
  const of = (kind: 'kvm' | 'esxi') =>
    unreadOf({ ...site, nodes: [], guests: [], hosts: [{ ...host, kind }] });
  expect(of('esxi')).toEqual([]);
  expect(of('kvm')).toMatchObject([{ reading: 'libvirt', subject: { kind: 'host', id: 'kvm-a' } }]);
});
