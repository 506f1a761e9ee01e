import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Runs on a tmpfs of 8 MiB that only this process sees. */
function onSmallDisk(mode: string): unknown {
  const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-full-'));
  try {
    const script = 'mount -t tmpfs -o size=8m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
    const appender = path.join(import.meta.dirname, 'appender.ts');
    const argv = ['-m', 'sh', '-c', script, 'sh', folder, process.execPath, appender, mode];
    return JSON.parse(execFileSync('unshare', argv, { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('on a full disk all entries of a begun operation are written, and a new one is refused', () => {
  expect(onSmallDisk('fill')).toEqual({
    reserved: true,
    appended: 40,
    refused: 'disk-full',
    problem: null,
    count: 40,
  });
});

test('without the reserve the same disk has no room: the test can fail', () => {
  const seen = onSmallDisk('fill-unreserved');
  expect(seen).toMatchObject({ reserved: false, refused: 'disk-full', problem: null });
  expect(seen).not.toMatchObject({ appended: 40 });
});
