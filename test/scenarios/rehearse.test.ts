import { spawn } from 'node:child_process';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenStage } from '../../src/main/cli/rehearse/open-stage.ts';
import { runScenario } from '../../src/main/cli/rehearse/run-scenario.ts';
import { SCENARIOS } from '../../src/main/cli/rehearse/scenarios.ts';
import { openTestStage } from '../support/scenario-stage.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const RATE = 8;
/** Those of every run; `npm run verify:deep` plays them all. */
const OFTEN = ['guest-hang', 'guest-off-not-proven', 'partition'];
const chosen = SCENARIOS.filter(({ name }) => OFTEN.includes(name));
const never = new AbortController().signal;
let stage: OpenStage;

beforeAll(async () => {
  stage = await openTestStage(RATE);
}, 60_000);

afterAll(async () => {
  await stage.close();
});

/** One stage for all: each scenario ends with the repair that the next one starts from. */
test.for(chosen)('the console says what is expected: $name', { timeout: 300_000 }, async (scenario) => {
  const report = await runScenario(scenario, stage, never, () => {});
  expect(report.agrees, JSON.stringify(report, null, 2)).toBe(true);
});

async function rehearse(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const entry = path.join(ROOT, 'src/main/cli/index.ts');
  const child = spawn(process.execPath, [entry, 'rehearse', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  return { code: await exited, out, err };
}

test('--list names at least twelve scenarios, one a line', async () => {
  const { code, out } = await rehearse('--list');
  const names = out
    .trim()
    .split('\n')
    .map((line) => line.split('\t')[0]);
  expect(code).toBe(0);
  expect(names).toEqual(SCENARIOS.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(12);
});

test('a scenario that does not exist is an error of the command line', async () => {
  const { code, err } = await rehearse('moon-falls');
  expect(code).toBe(64);
  expect(err).toContain('moon-falls');
});

test('--json prints what was expected and seen at each act, and 0 says that they agree', async () => {
  const { code, out, err } = await rehearse('guest-off', '--json', '--rate', String(RATE));
  expect({ code, err }, out).toEqual({ code: 0, err: '' });
  const report: unknown = JSON.parse(out);
  expect(report).toMatchObject({ scenario: 'guest-off', agrees: true, acts: [{}, {}, {}] });
}, 120_000);
