import { expect, test } from 'vitest';
import { readJumpHosts } from './jump-hosts.ts';

test('reads a chain in the order of travel', () => {
  expect(readJumpHosts('a,carol@b:2222,ssh://dave@[::1]:22')).toEqual([
    { address: 'a' },
    { address: 'b', user: 'carol', port: 2222 },
    { address: '::1', user: 'dave', port: 22 },
  ]);
});

test.each(['', 'a,,b', 'a:0', 'a:99999', 'a b@', 'a:port'])('refuses %j', (text) => {
  expect(readJumpHosts(text)).toBeNull();
});
