import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenStage } from '../../src/main/cli/rehearse/open-stage.ts';
import { runScenario } from '../../src/main/cli/rehearse/run-scenario.ts';
import { SCENARIOS } from '../../src/main/cli/rehearse/scenarios.ts';
import { openTestStage } from '../support/scenario-stage.ts';

const never = new AbortController().signal;
let stage: OpenStage;

beforeAll(async () => {
  stage = await openTestStage(8);
});

afterAll(async () => {
  await stage.close();
});

test.for(SCENARIOS)('the console says what is expected: $name', async (scenario) => {
  const report = await runScenario(scenario, stage, never, () => {});
  expect(report.agrees, JSON.stringify(report, null, 2)).toBe(true);
});
