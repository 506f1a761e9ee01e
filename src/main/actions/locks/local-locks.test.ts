import { expect, test } from 'vitest';
import { LocalLocks } from './local-locks.ts';

test('all that is asked for is taken, or nothing', () => {
  const locks = new LocalLocks();
  const first = locks.take({ clusters: ['web'], hosts: ['a'], holder: 'ann' });
  if (!first.ok) throw new Error('not taken');
  const byHost = locks.take({ clusters: ['db'], hosts: ['a'], holder: 'bob' });
  expect(byHost).toEqual({ ok: false, error: { kind: 'host', name: 'a', heldBy: 'ann' } });
  const byCluster = locks.take({ clusters: ['web'], hosts: [], holder: 'bob' });
  expect(byCluster).toEqual({ ok: false, error: { kind: 'cluster', name: 'web', heldBy: 'ann' } });
  expect(locks.take({ clusters: ['db'], hosts: ['web'], holder: 'bob' }).ok).toBe(true);
});

test('giving back twice does not free what somebody else took since', () => {
  const locks = new LocalLocks();
  const request = { clusters: ['web'], hosts: [], holder: 'ann' };
  const first = locks.take(request);
  if (!first.ok) throw new Error('not taken');
  first.value();
  expect(locks.take(request).ok).toBe(true);
  first.value();
  expect(locks.take(request).ok).toBe(false);
});
