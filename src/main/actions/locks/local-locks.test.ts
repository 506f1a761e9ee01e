import { expect, test } from 'vitest';
import { LocalLocks } from './local-locks.ts';

test('all that is asked for is taken, or nothing', () => {
  const locks = new LocalLocks();
  const first = locks.take({ clusters: ['web'], hosts: ['a'], guestsOn: [], holder: 'ann' });
  if (!first.ok) throw new Error('not taken');
  const byHost = locks.take({ clusters: ['db'], hosts: ['a'], guestsOn: [], holder: 'bob' });
  expect(byHost).toEqual({ ok: false, error: { kind: 'host', name: 'a', heldBy: 'ann' } });
  const byCluster = locks.take({ clusters: ['web'], hosts: [], guestsOn: [], holder: 'bob' });
  expect(byCluster).toEqual({ ok: false, error: { kind: 'cluster', name: 'web', heldBy: 'ann' } });
  expect(locks.take({ clusters: ['db'], hosts: ['web'], guestsOn: [], holder: 'bob' }).ok).toBe(true);
});

test('giving back twice does not free what somebody else took since', () => {
  const locks = new LocalLocks();
  const request = { clusters: ['web'], hosts: [], guestsOn: [], holder: 'ann' };
  const first = locks.take(request);
  if (!first.ok) throw new Error('not taken');
  first.value();
  expect(locks.take(request).ok).toBe(true);
  first.value();
  expect(locks.take(request).ok).toBe(false);
});

test('guests of one host may be worked on by several, and never while the host as a whole is, whoever comes first', () => {
  const locks = new LocalLocks();
  const guests = (holder: string) => locks.take({ clusters: [], hosts: [], guestsOn: ['a'], holder });
  const host = () => locks.take({ clusters: [], hosts: ['a'], guestsOn: [], holder: 'cat' });
  const [ann, bob] = [guests('ann'), guests('bob')];
  if (!ann.ok || !bob.ok) throw new Error('not taken');
  expect(host()).toEqual({ ok: false, error: { kind: 'host', name: 'a', heldBy: 'ann' } });
  ann.value();
  expect(host()).toMatchObject({ ok: false, error: { heldBy: 'bob' } });
  bob.value();
  const whole = host();
  if (!whole.ok) throw new Error('not taken');
  expect(guests('ann')).toEqual({ ok: false, error: { kind: 'host', name: 'a', heldBy: 'cat' } });
  expect(locks.take({ clusters: [], hosts: [], guestsOn: ['b'], holder: 'ann' }).ok).toBe(true);
  whole.value();
  expect(guests('ann').ok).toBe(true);
});
