import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pinoLogger } from './pino-logger.ts';

test('a log on a full disk throws nothing and ends nothing', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nw-log-'));
  try {
    // Every write to it fails with ENOSPC.
    symlinkSync('/dev/full', path.join(folder, 'full.log'));
    const log = pinoLogger(path.join(folder, 'full.log'), 'info');
    const long = 'x'.repeat(100_000);
    for (let line = 0; line < 20; line += 1)
      expect(() => log.error('Nothing was stored', { long })).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a line is one JSON object with the fields of its logger', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nw-log-'));
  try {
    const file = path.join(folder, 'log', 'serve.log');
    pinoLogger(file, 'info').with({ site: 'east' }).warn('Silent', { host: 'hv1' });
    const line: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(line).toMatchObject({ level: 40, site: 'east', host: 'hv1', msg: 'Silent' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
