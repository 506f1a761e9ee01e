import { expect, test } from 'vitest';
import { AlertRun, found } from '../../../../test/support/alert-site.ts';
import { moveBy } from './clock-jump.ts';
import { movedAlerts } from './moved-alerts.ts';

const node = { kind: 'node', id: 'c001-a' } as const;
const lost = found('node-not-known', 'unknown', node, { node: 'c001-a', because: 'silent' });
const sfStopped = found('sf-not-running', 'critical', node, { node: 'c001-a' });

function set(run: AlertRun, jump: number): void {
  run.at += jump;
  run.state = movedAlerts(run.state, moveBy(jump, run.at));
}

test.each([7_200_000, -600_000])('what must last 60 s does so over a jump of %i ms', (jump) => {
  const run = new AlertRun().during(30, [lost]);
  set(run, jump);
  expect(run.during(28, [lost]).codes()).toEqual([]);
  expect(run.during(5, [lost]).codes()).toEqual(['node-not-known']);
});

test.each([7_200_000, -600_000])(
  'what must be gone for 15 s is over then, and keeps its id: %i ms',
  (jump) => {
    const run = new AlertRun().during(20, [sfStopped]);
    const [before] = run.open();
    run.during(8, []);
    set(run, jump);
    expect(run.during(5, []).open()[0]?.id).toBe(before?.id);
    expect(run.during(5, []).codes()).toEqual([]);
  },
);

test('an alert that has just opened is told, not ten minutes later', () => {
  const run = new AlertRun().during(2, [sfStopped]);
  set(run, -600_000);
  expect(run.during(3, [sfStopped]).told()).toEqual(['firing sf-not-running']);
});
