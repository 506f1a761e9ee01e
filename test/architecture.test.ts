import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { z } from 'zod';

const reportSchema = z.object({
  summary: z.object({ error: z.number(), totalCruised: z.number(), violations: z.array(z.unknown()) }),
});

const cruise = (...args: string[]) => {
  const tool = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const json = execFileSync(process.execPath, [tool, 'src', '--output-type', 'json', ...args], {
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  return reportSchema.parse(JSON.parse(json)).summary;
};

test('rooms import only what they may', () => {
  const summary = cruise();
  expect(summary.violations).toEqual([]);
  expect(summary.error).toBe(0);
  expect(summary.totalCruised, 'a blind cruiser finds no fault').toBeGreaterThan(200);
}, 60_000);
