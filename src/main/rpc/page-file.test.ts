import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPageFile } from './page-file.ts';

const top = mkdtempSync(path.join(tmpdir(), 'nodeward-page-'));
const root = path.join(top, 'renderer');

beforeAll(() => {
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  mkdirSync(path.join(top, 'renderer-old'));
  writeFileSync(path.join(root, 'index.html'), 'page');
  writeFileSync(path.join(root, 'assets', 'a.js'), 'script');
  writeFileSync(path.join(root, 'strange.exe'), 'no');
  writeFileSync(path.join(top, 'secret.html'), 'secret');
  writeFileSync(path.join(top, 'renderer-old', 'index.html'), 'secret');
  symlinkSync(path.join(top, 'secret.html'), path.join(root, 'link.html'));
});
afterAll(() => rmSync(top, { recursive: true }));

test.each([
  ['/', 'page', 'text/html; charset=utf-8'],
  ['/index.html', 'page', 'text/html; charset=utf-8'],
  ['/assets/a.js', 'script', 'text/javascript; charset=utf-8'],
])('%s is served', (pathname, body, type) => {
  const found = readPageFile(root, pathname);
  expect(found?.type).toBe(type);
  expect(Buffer.from(found!.body).toString()).toBe(body);
});

test.each([
  '/../secret.html',
  '/..%2fsecret.html',
  '/%2e%2e/secret.html',
  '/..%5csecret.html',
  '/../renderer-old/index.html',
  '/assets/..%2f..%2fsecret.html',
  '/link.html',
  '/assets',
  '/assets/',
  '/strange.exe',
  '/index.html%00.js',
  '/%',
  '/none.html',
  '//etc/hosts.html',
])('%s is not', (pathname) => {
  expect(readPageFile(root, pathname)).toBeNull();
});
