import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import type { Severity } from '../../shared/domain/severity.ts';
import type { Line } from '../rpc/line.ts';
import { watchWorst, type WorstState } from './worst-state.ts';

function watched() {
  const clock = manualClock();
  const stop = new AbortController();
  const told: WorstState[] = [];
  const lines: { frame: (frame: unknown) => void; close: () => void; sent: unknown[] }[] = [];
  const openLine = (): Line => {
    const line = { frame: (() => {}) as (frame: unknown) => void, close: () => {}, sent: [] as unknown[] };
    lines.push(line);
    return {
      send: (frame) => void line.sent.push(frame),
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
  void watchWorst(openLine, clock, stop.signal, (worst) => told.push(worst));
  const say = (line: number, ...severities: (Severity | 'misnamed' | null)[]) => {
    const value = severities.map((severity, index) => ({
      id: `s${String(index)}`,
      name: 's',
      file: 's.yaml',
      rehearsal: false,
      severity: severity === 'misnamed' ? null : severity,
      hosts: 1,
      guests: 1,
      clusters: 1,
      problems: [],
      misnamed: severity === 'misnamed',
    }));
    lines[line]!.frame({ kind: 'payload', topic: 'sites', of: null, revision: 1, value });
  };
  return { clock, stop, told, lines, say };
}

test('the worst of all sites is told, each change once; a site that cannot be judged is unknown', () => {
  const { told, say } = watched();
  say(0);
  say(0, 'healthy', 'degraded');
  say(0, 'degraded', 'healthy');
  say(0, 'degraded', null);
  say(0, 'critical', null);
  say(0, 'healthy');
  expect(told).toEqual(['no-engine', 'no-site', 'degraded', 'unknown', 'critical', 'healthy']);
});

test('a site that somebody meant and that is not watched for its file’s name is not called healthy', () => {
  const { told, say } = watched();
  say(0, 'healthy', 'misnamed');
  say(0, 'healthy');
  say(0, 'misnamed');
  expect(told).toEqual(['no-engine', 'unknown', 'healthy', 'unknown']);
});

test('while the engine is away nothing is called healthy; its successor is listened to', async () => {
  const { clock, told, lines, say } = watched();
  say(0, 'healthy');
  lines[0]!.close();
  await clock.advance(0);
  expect(told.at(-1)).toBe('no-engine');
  await clock.advance(1_000);
  say(1, 'healthy');
  expect(told).toEqual(['no-engine', 'healthy', 'no-engine', 'healthy']);
  expect(lines[1]!.sent).toEqual([{ subscribe: 'sites', of: null }]);
});
