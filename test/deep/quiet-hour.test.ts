import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenStage } from '../../src/main/cli/rehearse/open-stage.ts';
import { openTestStage } from '../support/scenario-stage.ts';

const HOUR_MS = 3_600_000;
const never = new AbortController().signal;
let stage: OpenStage;

beforeAll(async () => {
  stage = await openTestStage(10);
});

afterAll(async () => {
  await stage.close();
});

test('an hour of a healthy site over the wire raises no alert', async () => {
  const from = stage.clock.now();
  await stage.clock.sleep(HOUR_MS, never);
  const to = stage.clock.now();
  const history = await stage.client.ask('alerts.history', { site: null, from, to, limit: 1000 });
  const picture = await stage.look(never);
  expect(to - from).toBeGreaterThanOrEqual(HOUR_MS);
  // It was watched all the time: the newest answers are of the last half minute.
  for (const { name, lastOkAt, source } of picture?.machines ?? []) {
    const age = to - (lastOkAt ?? 0);
    expect(age, `${name} ${source}`).toBeLessThan(source === 'host-files' ? 120_000 : 45_000);
  }
  expect(picture?.machines.length).toBeGreaterThan(8);
  expect(history).toEqual({ ok: true, value: { alerts: [], gaps: [] } });
});
