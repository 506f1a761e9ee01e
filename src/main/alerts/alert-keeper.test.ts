import { expect, test, vi } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { CALM, found, healthySite, START } from '../../../test/support/alert-site.ts';
import { memoryStore } from '../../../test/support/notify-lab.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { fail } from '../../shared/result.ts';
import { silentLogger } from '../platform/logger.ts';
import { acknowledge, silence } from '../domain/alerts/orders.ts';
import { AlertKeeper } from './alert-keeper.ts';
import { alertHistory } from './alert-history.ts';

const sfStopped = found('sf-not-running', 'critical', { kind: 'node', id: 'c001-a' }, { node: 'c001-a' });
const store = () => memoryStore(manualClock(START));

function look(keeper: AlertKeeper, seconds: number, findings: readonly Finding[]) {
  const at = START + seconds * 1000;
  const healthy = healthySite();
  const machines = healthy.machines.map((one) => ({ ...one, failure: null, lastTriedAt: at, lastOkAt: at }));
  return keeper.step({ at, sites: [{ ...healthy, machines, findings: [...findings] }], console: CALM });
}

test('a restart goes on with the same alert and tells it no second time', () => {
  const kept = store();
  const first = new AlertKeeper(kept, silentLogger);
  look(first, 0, [sfStopped]);
  expect(look(first, 11, [sfStopped])).toHaveLength(1);
  const before = first.payload(START).open;

  const second = new AlertKeeper(kept, silentLogger);
  second.restore(START + 20_000);
  expect(second.payload(START).open).toEqual(before);
  expect(look(second, 30, [sfStopped])).toEqual([]);
  look(second, 40, []);
  expect(look(second, 60, []).map(({ kind }) => kind)).toEqual(['resolved']);
  const history = alertHistory(kept, { site: null, from: START, to: START + 100_000, limit: 10 });
  expect(history.alerts.map(({ alert }) => alert.id)).toEqual([before[0]?.id]);
  expect(history.alerts[0]?.alert.clearedAt).toBe(START + 60_000);
  expect(history.alerts[0]?.events.map(({ kind }) => kind)).toEqual(['opened', 'notified', 'cleared']);
  kept.close();
});

test('acknowledgements and silences survive a restart; a silence that is over does not', () => {
  const kept = store();
  const first = new AlertKeeper(kept, silentLogger);
  look(first, 0, [sfStopped]);
  const by = { at: START, by: 'aki', reason: 'known' };
  first.order(acknowledge(first.state, first.payload(START).open[0]!.id, by)!, START);
  const asked = { site: null, subject: null, code: null, from: START, by: 'aki', reason: 'test' };
  first.order(silence(first.state, { ...asked, id: 'short', until: START + 1000 }), START);
  first.order(silence(first.state, { ...asked, id: 'long', until: START + 1_000_000 }), START);
  const second = new AlertKeeper(kept, silentLogger);
  second.restore(START + 5000);
  expect(second.payload(START).open[0]?.acknowledged).toEqual(by);
  expect(second.state.silences.map(({ id }) => id)).toEqual(['long']);
  kept.close();
});

test('a gap is one row, from its beginning to its end', () => {
  const kept = store();
  const keeper = new AlertKeeper(kept, silentLogger);
  const pause = { kind: 'slept', from: START - 60_000, until: START } as const;
  const lost = healthySite();
  keeper.step({ at: START, sites: [lost], console: { ...CALM, pause } });
  look(keeper, 5, []);
  look(keeper, 10, []);
  expect(kept.alerts.gaps(START - 100_000, START + 100_000)).toEqual([pause]);
  kept.close();
});

test('what happened while the disk was full is stored when there is room, gaps too', () => {
  const kept = store();
  const full = fail({ kind: 'disk-full', detail: 'SQLITE_FULL' } as const);
  const disk = vi.spyOn(kept.alerts, 'record').mockReturnValue(full);
  const keeper = new AlertKeeper(kept, silentLogger);
  const pause = { kind: 'slept', from: START - 60_000, until: START } as const;
  const stood = { kind: 'nothing-stored', from: START, until: START + 7000 } as const;
  keeper.step({ at: START, sites: [healthySite()], console: { ...CALM, pause } });
  look(keeper, 5, [sfStopped]);
  const by = { at: START + 6000, by: 'aki', reason: 'known' };
  keeper.order(
    acknowledge(keeper.state, keeper.payload(START).open.find(({ site }) => site !== null)!.id, by)!,
    by.at,
  );
  expect(kept.alerts.open()).toEqual([]);
  expect(keeper.payload(by.at).unstoredSince).toBe(START);
  disk.mockRestore();
  keeper.noteGap(stood);
  look(keeper, 8, [sfStopped]);
  expect(keeper.payload(START + 8000).unstoredSince).toBeNull();
  expect(kept.alerts.gaps(0, START * 2)).toEqual([pause, stood]);
  const [alert] = alertHistory(kept, { site: null, from: 0, to: START * 2, limit: 10 }).alerts.filter(
    ({ alert: { code } }) => code === 'sf-not-running',
  );
  expect(alert?.alert.acknowledged).toEqual(by);
  expect(alert?.events.map(({ kind }) => kind)).toEqual(['opened', 'acknowledged']);
  kept.close();
});

test('the time in which no console ran is a gap; a quick restart is none', () => {
  const kept = store();
  const site = siteIdSchema.parse('main');
  new AlertKeeper(kept, silentLogger).restore(START);
  expect(kept.alerts.gaps(0, START * 2)).toEqual([]);
  kept.spans.alive(site, START);
  new AlertKeeper(kept, silentLogger).restore(START + 20_000);
  expect(kept.alerts.gaps(0, START * 2)).toEqual([]);
  new AlertKeeper(kept, silentLogger).restore(START + 3_600_000);
  expect(kept.alerts.gaps(0, START * 2)).toEqual([
    { kind: 'engine-not-running', from: START, until: START + 3_600_000 },
  ]);
  kept.close();
});
