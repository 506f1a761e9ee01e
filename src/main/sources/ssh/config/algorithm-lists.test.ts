import { expect, test } from 'vitest';
import { chosen, CIPHERS, HOST_KEYS, MACS } from './algorithm-lists.ts';

test('nothing configured means the defaults, without SHA-1 host keys', () => {
  expect(chosen(HOST_KEYS, null)).not.toContain('ssh-rsa');
  expect(chosen(HOST_KEYS, null)[0]).toBe('ssh-ed25519');
});

test('plus adds at the end, caret moves to the front, minus takes away', () => {
  expect(chosen(HOST_KEYS, '+ssh-rsa').at(-1)).toBe('ssh-rsa');
  expect(chosen(HOST_KEYS, '^rsa-sha2-256')[0]).toBe('rsa-sha2-256');
  expect(chosen(HOST_KEYS, '-ecdsa*')).toEqual(['ssh-ed25519', 'rsa-sha2-512', 'rsa-sha2-256']);
});

test('a list replaces the defaults and keeps its order; unknown names are passed over', () => {
  expect(chosen(CIPHERS, 'aes256-ctr,nonsense,aes128-ctr')).toEqual(['aes256-ctr', 'aes128-ctr']);
});

test('a list of unknown names alone leaves nothing, so that it can be refused', () => {
  expect(chosen(MACS, 'umac-64@openssh.com')).toEqual([]);
});
