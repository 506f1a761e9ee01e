import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const CI = path.resolve(import.meta.dirname, '..', '.ci', 'run');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-ci-'));
  mkdirSync(path.join(folder, '.ci'));
  cpSync(CI, path.join(folder, '.ci', 'run'));
  mkdirSync(path.join(folder, '.cache', 'test-reports'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Suite {
  readonly name: string;
  readonly skipped: number;
  readonly missing: string | null;
}

const unit = (skipped = 0): Suite => ({ name: 'unit', skipped, missing: null });
const left = (name: string, missing: string): Suite => ({ name, skipped: 0, missing });

/** `.ci/run` with a stand-in for `npm test` that leaves this summary, or none, and ends with this code. */
function ciRun(suites: readonly Suite[] | null, { code = 0, failed = 0 } = {}) {
  const summary = path.join(folder, '.cache', 'test-reports', 'summary.json');
  const written = path.join(folder, 'written.json');
  if (suites !== null) {
    const skippedSuites = suites.filter(({ missing }) => missing !== null).map(({ name }) => name);
    writeFileSync(written, JSON.stringify({ passed: 7, failed, skipped: 0, skippedSuites, suites }));
  }
  writeFileSync(
    path.join(folder, 'npm'),
    `#!/bin/sh\n[ "$1" = test ] || exit 9\nmv '${written}' '${summary}' 2>&-\nexit ${code}\n`,
    { mode: 0o755 },
  );
  const { status, stdout } = spawnSync(path.join(folder, '.ci', 'run'), {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
  });
  return { status, lines: stdout.trim().split('\n') };
}

test('ends with what passed and failed', () => {
  expect(ciRun([unit()])).toEqual({ status: 0, lines: ['7 passed, 0 failed'] });
  expect(ciRun([unit()], { code: 1, failed: 2 })).toEqual({ status: 1, lines: ['7 passed, 2 failed'] });
});

test('the desktop window may be skipped, by name and with the reason', () => {
  const { status, lines } = ciRun([unit(), left('electron', 'a display')]);
  expect(status).toBe(0);
  expect(lines).toEqual([
    'skipped suite: electron (drives a real Electron binary; needs a display)',
    '7 passed, 0 failed',
  ]);
});

test('any other skipped suite, or skipped test, is a failure', () => {
  const suite = ciRun([unit(), left('integration', 'root')]);
  expect([suite.status, suite.lines.at(-1)]).toEqual([1, '7 passed, 1 failed']);
  expect(suite.lines[0]).toContain('integration');
  const single = ciRun([unit(1)]);
  expect([single.status, single.lines.at(-1)]).toEqual([1, '7 passed, 1 failed']);
});

test('a command that failed without a count, or left no summary but an earlier one, is a failure', () => {
  expect(ciRun([unit()], { code: 69 })).toEqual({ status: 1, lines: ['7 passed, 1 failed'] });
  const { status, lines } = ciRun(null, { code: 69 });
  expect([status, lines.at(-1)]).toEqual([1, '0 passed, 1 failed']);
});
