import { expect, test } from 'vitest';
import { reachable } from './reachable-addresses.ts';

const seen = (...addresses: string[]) => ({
  interfaces: [
    {
      name: 'vnet0',
      mac: null,
      addresses: addresses.map((address) => ({ type: 0, address, prefix: 24 })),
    },
  ],
});

test('addresses that lead to the guest are kept, in order and once', () => {
  expect(reachable(seen('192.0.2.7', '2001:db8::7', '192.0.2.7'))).toEqual(['192.0.2.7', '2001:db8::7']);
});

test('loopback and link-local addresses lead nowhere', () => {
  expect(reachable(seen('127.0.0.1', '::1', '169.254.3.4', 'fe80::1', 'FE80::2'))).toEqual([]);
});

test('a guest without interfaces has none', () => {
  expect(reachable({ interfaces: [] })).toEqual([]);
});
