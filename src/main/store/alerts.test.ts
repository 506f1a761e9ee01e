import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { memoryStore } from '../../../test/support/notify-lab.ts';
import type { StoredAlert } from './alerts.ts';

const store = memoryStore(manualClock(0));
const alert = (
  id: string,
  site: string | null,
  opened: number,
  cleared: number | null = null,
): StoredAlert => ({
  id,
  site,
  opened,
  cleared,
  json: '{}',
});
const between = (site: string | null, limit = 10) =>
  store.alerts.between({ site, from: 100, to: 101, limit }).map(({ id }) => id);

beforeAll(() => {
  const others = Array.from({ length: 20 }, (_, index) => alert(`west ${index}`, 'west', 50 + index));
  const alerts = [alert('east', 'east', 10), alert('own', null, 20), alert('over', 'east', 5, 90), ...others];
  store.alerts.record({ alerts, events: [], orders: [], goneOrders: [], gaps: [] });
});
afterAll(() => store.close());

test('a site is told its own alerts and those of the console, however many another one has', () => {
  expect(between('east')).toEqual(['own', 'east']);
  expect(between('west', 3)).toEqual(['west 19', 'west 18', 'west 17']);
  expect(between(null, 100)).toHaveLength(22);
});
