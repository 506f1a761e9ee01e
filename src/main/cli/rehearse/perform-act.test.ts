import { expect, test } from 'vitest';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { performAct, type Stage } from './perform-act.ts';
import type { Act } from './scenario.ts';

const never = new AbortController().signal;
const web1 = { kind: 'node', id: 'web1' } as const;
const finding = {
  code: 'cf-leftcluster',
  severity: 'critical',
  subject: web1,
  facts: {},
  since: null,
} as const;
const ACT: Act = {
  title: 'It shows.',
  deeds: [{ inject: 'guest-hang', on: 'web1' }],
  expect: [{ finding: 'cf-leftcluster', of: web1 }],
  withinSeconds: 10,
};
const withFindings = (...findings: SitePicture['findings']): SitePicture => ({
  ...sampleSite(1_700_000_000_000),
  findings,
});

/** One picture a look; the last stays. A look takes a second. */
function stage(pictures: readonly (SitePicture | null)[], refusal: string | null = null): Stage {
  let now = 0;
  let looks = 0;
  return {
    clock: {
      now: () => now,
      sleep: (ms) => {
        now += ms;
        return Promise.resolve();
      },
      deadline: () => never,
    },
    perform: () => Promise.resolve(refusal),
    look: () => Promise.resolve(pictures[Math.min(looks++, pictures.length - 1)] ?? null),
  };
}

test('what is expected is seen, and when', async () => {
  const report = await performAct(ACT, stage([null, withFindings(), withFindings(finding)]), never);
  expect(report).toMatchObject({ agrees: true, expected: [{ met: true, afterSeconds: 2 }] });
});

test('what is not seen in time is told with what was said instead', async () => {
  const other = { ...finding, code: 'cf-down' } as const;
  const report = await performAct(ACT, stage([withFindings(other)]), never);
  expect(report).toMatchObject({ agrees: false, expected: [{ met: false, afterSeconds: null }] });
  expect(report.seen).toContainEqual({ code: 'cf-down', of: 'node web1', severity: 'critical' });
});

test('what must not be said breaks the act even if it goes away again', async () => {
  const act: Act = { ...ACT, never: [{ severity: 'healthy', of: { kind: 'site', id: '' } }] };
  const healthy: SitePicture = { ...withFindings(), severity: 'healthy' };
  const critical: SitePicture = { ...withFindings(finding), severity: 'critical' };
  const report = await performAct(act, stage([healthy, critical]), never);
  expect(report.agrees).toBe(false);
  expect(report.forbidden).toMatchObject([{ met: true, afterSeconds: 0 }]);
});

test('everything expected must be true in the same look', async () => {
  const act: Act = { ...ACT, expect: [...ACT.expect, { finding: 'cf-down', of: web1 }] };
  const down = { ...finding, code: 'cf-down' } as const;
  const report = await performAct(act, stage([withFindings(finding), withFindings(down)]), never);
  expect(report.agrees).toBe(false);
});

test('a deed that is refused ends the act at once', async () => {
  const report = await performAct(ACT, stage([withFindings(finding)], 'web1 is no guest'), never);
  expect(report).toMatchObject({ agrees: false, refused: ['web1 is no guest'] });
});
