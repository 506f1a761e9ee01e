import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock, type Clock } from '../../../src/main/platform/clock.ts';
import type { SitePicture } from '../../../src/shared/domain/site-picture.ts';
import { everyMachineAnswered } from '../../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { untilAlerts } from '../../support/rehearsed-alerts.ts';

/**
 * The machine's clocks, of which the test sets the wall clock. A time namespace moves only the other two, and a
 * change of the real one would reach every process of the machine.
 */
let set = 0;
const clock: Clock = { ...systemClock, now: () => Date.now() + set };

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({}, clock);
  await everyMachineAnswered(running.client);
  await running.client.until('calm', ({ severity }) => severity === 'healthy');
});
afterAll(() => running.stop());

/** Everything that a picture gives the time of. */
const timesIn = (picture: SitePicture): number[] => [
  ...picture.machines.flatMap(({ lastOkAt }) => (lastOkAt === null ? [] : [lastOkAt])),
  ...picture.nodes.flatMap(({ ssh, sf, cfLocal }) => [ssh.at, sf.at, cfLocal.at]),
  // An ESXi host is asked nothing.
  ...picture.hosts.flatMap(({ kind, libvirt }) => (kind === 'kvm' ? [libvirt.at] : [])),
  ...picture.hosts.flatMap(({ load }) => (load === null ? [] : [load.at])),
];

test.each([
  ['forward by two hours', 7_200_000, 'clock-jumped-forward'],
  ['back by ten minutes', -600_000, 'clock-jumped-back'],
])(
  'a clock set %s is one alert and one gap, and nothing looks older or younger',
  async (_how, jump, kind) => {
    const { client } = running;
    const before = await recorded();
    set += jump;
    const at = clock.now();
    const seen: SitePicture[] = [];
    await untilAlerts(
      client,
      kind,
      ({ open }) => open.some(({ code }) => code === `console-${kind}`),
      10_000,
    );
    // A picture that was drawn before the jump was noticed, a second at the most, may be on the way.
    const isFollowed = (picture: SitePicture) => Math.max(...timesIn(picture)) <= picture.at;
    await client.until('the clock is followed', isFollowed, 5000);
    await client.until('every machine answered again, in its usual time', (picture) => {
      seen.push(picture);
      return picture.machines.every(
        ({ lastOkAt }) => lastOkAt !== null && lastOkAt >= at + 1000 && lastOkAt <= clock.now(),
      );
    });
    await untilAlerts(client, 'over', ({ open, gap }) => open.length === 0 && gap === null, 60_000);
    expect(seen.length).toBeGreaterThan(0);
    expect(timesIn(seen.at(-1)!).every(Number.isInteger), 'times that the store takes').toBe(true);
    for (const picture of seen) {
      expect(picture.findings, 'nothing became unknown').toEqual([]);
      expect(Math.max(...timesIn(picture)), 'nothing is from the future').toBeLessThanOrEqual(picture.at);
      expect(Math.min(...timesIn(picture)), 'nothing is as old as the jump').toBeGreaterThan(
        picture.at - 60_000,
      );
    }
    const after = await recorded();
    expect(after.filter((one) => !before.includes(one)).sort()).toEqual([
      `alert console-${kind}`,
      `gap ${kind}`,
    ]);
  },
);

/** Everything that alerts and gaps have recorded so far. */
async function recorded(): Promise<string[]> {
  const range = { site: null, from: 0, to: Date.now() * 2, limit: 100 };
  const { alerts, gaps } = await running.client.ask('alerts.history', range);
  return [...alerts.map(({ alert }) => `alert ${alert.code}`), ...gaps.map((gap) => `gap ${gap.kind}`)];
}
