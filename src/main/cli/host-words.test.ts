import { expect, test } from 'vitest';
import { requestOf } from './request-of.ts';

test('nothing of a host’s maintenance is chosen by itself', () => {
  expect(requestOf('host-drain', 'kvm-a')).toEqual({
    operation: 'host-drain',
    host: 'kvm-a',
    stop: [],
    leave: [],
  });
});

test('each guest’s choice comes from its own option, with the reason as it was given', () => {
  const leave = ['lab1=until noon = 12:00'];
  expect(requestOf('host-drain', 'kvm-a', { stop: 'web1,batch1', leave })).toMatchObject({
    stop: ['web1', 'batch1'],
    leave: [{ guest: 'lab1', reason: 'until noon = 12:00' }],
  });
  const back = ['web/webapp=web1'];
  expect(requestOf('host-return', 'kvm-a', { start: 'web1', back })).toMatchObject({
    start: ['web1'],
    back: [{ cluster: 'web', application: 'webapp', target: 'web1' }],
  });
});

test.each([
  ['a guest that is left without a reason', { leave: ['lab1'] }],
  ['an empty list', { stop: '' }],
  ['an option of the way back', { start: 'web1' }],
])('no drain comes of %s', (_, options) => {
  expect(requestOf('host-drain', 'kvm-a', options)).toBeNull();
});
