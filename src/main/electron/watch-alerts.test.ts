import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { AlertRun, found } from '../../../test/support/alert-site.ts';
import type { Alert } from '../../shared/domain/alert.ts';
import type { Line } from '../rpc/line.ts';
import { watchAlerts } from './watch-alerts.ts';

const START = 1_700_000_000_000;
const [sample] = new AlertRun()
  .during(1, [found('sf-not-running', 'critical', { kind: 'node', id: 'c001-a' }, { node: 'c001-a' })])
  .open();
const alert = (id: string, changes: Partial<Alert> = {}): Alert => ({
  ...sample!,
  id,
  notifiedAt: START + 1,
  ...changes,
});

function watched() {
  const clock = manualClock(START);
  const told: string[] = [];
  const lines: { frame: (frame: unknown) => void; close: () => void }[] = [];
  const openLine = (): Line => {
    const line = { frame: (() => {}) as (frame: unknown) => void, close: () => {} };
    lines.push(line);
    return {
      send: () => {},
      onFrame: (listener) => void (line.frame = listener),
      onClose: (listener) => {
        const before = line.close;
        line.close = () => {
          before();
          listener();
        };
      },
      backlog: () => 0,
    };
  };
  void watchAlerts(openLine, clock, new AbortController().signal, ({ id }) => told.push(id));
  const say = (...open: Alert[]) => {
    const payload = { at: START, open, silences: [], maintenance: [], gap: null, unstoredSince: null };
    const value = { kind: 'whole', payload };
    lines.at(-1)!.frame({ kind: 'payload', topic: 'alerts', of: null, revision: 1, value });
  };
  return { clock, told, lines, say };
}

test('a critical alert is told once, when the engine notifies it', () => {
  const { told, say } = watched();
  say(alert('a', { notifiedAt: null }));
  expect(told).toEqual([]);
  say(alert('a'));
  say(alert('a'), alert('b'));
  expect(told).toEqual(['a', 'b']);
});

test('what the engine does not notify, what is not critical, and what was told before the start is not told', () => {
  const { told, say } = watched();
  say(
    alert('silenced', { notifiedAt: null, suppressed: 'silence' }),
    alert('symptom', { notifiedAt: null, suppressed: 'cause' }),
    alert('degraded', { severity: 'degraded' }),
    alert('yesterday', { notifiedAt: START - 86_400_000 }),
  );
  expect(told).toEqual([]);
});

test('one that became critical, or is notified again, is news', () => {
  const { told, say } = watched();
  say(alert('a', { severity: 'unknown' }));
  say(alert('a'));
  say(alert('a', { notifiedAt: START + 5000 }));
  expect(told).toEqual(['a', 'a']);
});

test('a new engine tells nothing a second time', async () => {
  const { clock, told, lines, say } = watched();
  say(alert('a'));
  lines[0]!.close();
  await clock.advance(1000);
  expect(lines).toHaveLength(2);
  say(alert('a'), alert('b'));
  expect(told).toEqual(['a', 'b']);
});
