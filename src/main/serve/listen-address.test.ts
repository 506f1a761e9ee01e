import { expect, test } from 'vitest';
import { inUrl, readListenAddress } from './listen-address.ts';

test.each([
  ['127.0.0.1:8787', '127.0.0.1:8787'],
  ['127.8.9.1:0', '127.8.9.1:0'],
  ['localhost:1', '127.0.0.1:1'],
  ['[::1]:8787', '[::1]:8787'],
])('%s is a loopback address', (text, url) => {
  const read = readListenAddress(text);
  expect(read.ok && inUrl(read.value)).toBe(url);
});

test.each([
  '0.0.0.0:8787',
  '[::]:8787',
  '192.168.1.5:80',
  '127.0.0.1.example.com:80',
  '127.1:80',
  'console.example:8787',
  '[::ffff:127.0.0.1]:80',
  '127.0.0.1',
  ':8787',
  '127.0.0.1:99999',
  '127.0.0.1:-1',
  '',
])('%j is refused', (text) => {
  expect(readListenAddress(text)).toMatchObject({ ok: false });
});
