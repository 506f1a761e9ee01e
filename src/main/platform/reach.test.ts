import { expect, test } from 'vitest';
import { reachOf, withReach } from './reach.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });

const refusedAt = (address: string) => Object.assign(coded('ECONNREFUSED'), { address });

test('a kernel that breaks off works', () => {
  expect(reachOf(coded('ECONNRESET'))).toBe('machine');
});

test.each(['192.0.2.1', '2001:db8::1'])('a kernel that refuses at %s works', (address) => {
  expect(reachOf(refusedAt(address))).toBe('machine');
  expect(reachOf(new AggregateError([coded('ETIMEDOUT'), refusedAt(address)]))).toBe('machine');
});

test.each(['127.0.0.1', '127.9.0.1', '::1', '::ffff:127.0.0.1', '/run/libvirt/libvirt-sock-ro'])(
  'this computer refuses at %s, which says nothing of a machine behind it',
  (address) => {
    expect(reachOf(refusedAt(address))).toBeNull();
  },
);

test.each(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN'])(
  'a machine that is not heard: %s',
  (code) => {
    expect(reachOf(coded(code))).toBeNull();
  },
);

test.each(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EMFILE', 'EADDRNOTAVAIL'])(
  'nothing was on its way to a machine: %s',
  (code) => {
    expect(reachOf(coded(code))).toBe('nothing');
  },
);

test('an error that says nothing of its cause proves no silence', () => {
  expect(reachOf(new Error('ETIMEDOUT'))).toBe('nothing');
});

test('of several addresses the one that got farthest counts', () => {
  const [no, silent, none] = ['ECONNRESET', 'ETIMEDOUT', 'ENETUNREACH'].map((code) => coded(code));
  expect(reachOf(new AggregateError([none, silent, no]))).toBe('machine');
  expect(reachOf(new AggregateError([none, silent]))).toBeNull();
  expect(reachOf(new AggregateError([none, none]))).toBe('nothing');
});

test('only a failure that leaves open who was silent says how far it got', () => {
  const late = { kind: 'timed-out', afterMs: 1 } as const;
  expect(withReach(late, 'machine')).toEqual({ ...late, reached: 'machine' });
  expect(withReach(late, null)).toEqual(late);
  expect(withReach({ ...late, reached: 'machine' }, null)).toEqual({ ...late, reached: 'machine' });
  expect(withReach({ kind: 'unreachable', detail: '' }, 'nothing')).toMatchObject({ reached: 'nothing' });
  expect(withReach({ kind: 'denied', detail: '' }, 'nothing')).toEqual({ kind: 'denied', detail: '' });
});
