import { expect, test } from 'vitest';
import type { StateChange } from '../../../../shared/contract/history.ts';
import { lanesOf } from './lanes.ts';

const change = (at: number, after: string | null, aspect = 'ssh'): StateChange => ({
  at,
  subject: { kind: 'node', id: 'mail2' },
  aspect,
  observer: '',
  before: null,
  after,
  because: after === null ? { kind: 'timed-out', afterMs: 5000 } : null,
});
const window = { from: 1000, to: 2000 };

test('not known lasts until the same state is known again', () => {
  const lanes = lanesOf(
    [change(1600, 'answers'), change(1200, null), change(1300, 'UP', 'cf-local')],
    [],
    window,
  );
  expect(lanes.get('ssh')).toEqual([
    { from: 0.2, to: 0.6, kind: 'unknown' },
    { from: 0.6, to: 0.6, kind: 'change' },
  ]);
  expect(lanes.get('cf')).toEqual([{ from: 0.3, to: 0.3, kind: 'change' }]);
});

test('what is still not known reaches the right edge', () => {
  expect(lanesOf([change(1500, null)], [], window).get('ssh')).toEqual([
    { from: 0.5, to: 1, kind: 'unknown' },
  ]);
});

test('a finding older than the window fills it, with its own severity', () => {
  const finding = {
    code: 'cf-down',
    severity: 'critical',
    subject: { kind: 'node', id: 'a' },
    facts: {},
    since: 10,
  } as const;
  expect(lanesOf([], [finding], window).get('findings')).toEqual([{ from: 0, to: 1, kind: 'critical' }]);
});

test('a shutdown agent belongs to SF, and an unknown aspect to no lane', () => {
  const lanes = lanesOf([change(1500, 'Idle', 'agent:SA_libvirtgp'), change(1500, 'x', 'new')], [], window);
  expect(lanes.get('sf')).toHaveLength(1);
  expect([...lanes.values()].flat()).toHaveLength(1);
});
