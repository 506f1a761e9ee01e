import { expect, test } from 'vitest';
import { AlertRun, CALM, found, healthySite } from '../../../../test/support/alert-site.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { moveBy } from './clock-jump.ts';
import { pauseBetween } from './gap.ts';

const clocks = (wall: number, monotonic: number) => ({ wall, monotonic });

test.each([
  ['a second that took a second', clocks(1000, 1000), null],
  ['a busy machine', clocks(15_000, 15_000), null],
  ['a night’s sleep', clocks(8 * 3_600_000, 1000), 'slept'],
  ['a process that stood still', clocks(60_000, 60_000), 'stalled'],
  ['a clock that went back', clocks(-3_600_000, 1000), 'clock-jumped-back'],
  ['a clock that was slewed a little', clocks(700, 1000), null],
])('%s', (_what, after, kind) => {
  expect(pauseBetween(clocks(0, 0), after, 1000)?.kind ?? null).toBe(kind);
});

test.each([
  ['a night’s sleep', 8 * 3_600_000, 8 * 3_600_000, 'slept'],
  ['a clock set forward', 2 * 3_600_000, 1000, 'clock-jumped-forward'],
  ['a clock set back', -600_000, 1000, 'clock-jumped-back'],
  ['a clock set back after a night’s sleep', 7 * 3_600_000, 8 * 3_600_000, 'clock-jumped-back'],
  ['whole seconds since the start', 1000, 2000, null],
])('with the time since the start: %s', (_what, wall, sinceBoot, kind) => {
  const before = { wall: 0, monotonic: 0, sinceBoot: 0 };
  expect(pauseBetween(before, { wall, monotonic: 1000, sinceBoot }, 1000)?.kind ?? null).toBe(kind);
});

test('a time keeps its age over a jump; what was noted since lies on the new clock already', () => {
  const back = moveBy(-600_000, 1000);
  expect([601_000, 590_000, 900].map(back)).toEqual([1000, -10_000, 900]);
  const forward = moveBy(7_200_000, 7_201_000);
  expect([1000, -4000, 7_200_900].map(forward)).toEqual([7_201_000, 7_196_000, 7_200_900]);
});

const everythingUnknown = (picture: SitePicture) => [
  ...picture.hosts.map(({ name }) => found('host-not-known', 'unknown', { kind: 'host', id: name })),
  ...picture.nodes.map(({ name }) => found('node-not-known', 'unknown', { kind: 'node', id: name })),
  ...picture.guests.map(({ id }) => found('domain-not-known', 'unknown', { kind: 'guest', id })),
];
const silent = (picture: SitePicture): SitePicture => ({
  ...picture,
  machines: [...picture.machines, ...picture.machines].map((machine, at) => ({
    ...machine,
    id: `${at}`,
    name: `${machine.name}-${at}`,
    failure: { kind: 'unreachable', detail: 'no route' },
  })),
});

test('losing the network is one alert and one gap, whatever is not known because of it', () => {
  const run = new AlertRun();
  run.during(5, []);
  const healthy = run.picture;
  const lastSeen = { lastOkAt: run.at, lastTriedAt: run.at };
  const lost = silent(healthy);
  run.picture = { ...lost, machines: lost.machines.map((machine) => ({ ...machine, ...lastSeen })) };
  run.during(60, everythingUnknown(healthy));
  expect(run.told()).toEqual(['firing console-network-lost']);
  run.during(200, everythingUnknown(healthy));
  expect(run.told()).toEqual(['firing console-network-lost']);
  expect(run.state.gap).toMatchObject({ kind: 'network-lost', from: lastSeen.lastOkAt, until: null });
  expect(run.open().filter(({ cause }) => cause === null)).toHaveLength(1);
  run.picture = healthy;
  run.during(60, []);
  expect(run.told()).toEqual(['firing console-network-lost', 'resolved console-network-lost']);
  expect(run.state.gap).toBeNull();
});

test('sleeping is one alert and one gap; bad news that came meanwhile is told all the same', () => {
  const run = new AlertRun();
  run.during(5, []);
  const from = run.at;
  run.at += 8 * 3_600_000;
  run.console = { ...CALM, pause: { kind: 'slept', from, until: run.at } };
  const asleep = run.picture;
  run.picture = {
    ...silent(asleep),
    machines: silent(asleep).machines.map((one) => ({ ...one, lastOkAt: from })),
  };
  run.look(everythingUnknown(asleep));
  run.console = CALM;
  run.during(70, everythingUnknown(asleep));
  run.picture = asleep;
  const left = found('cf-leftcluster', 'critical', { kind: 'node', id: 'c001-a' });
  run.during(30, [left]);
  expect(run.told()).toEqual(['firing console-slept', 'resolved console-slept', 'firing cf-leftcluster']);
});

test('the dead man’s switch: machines that nobody asks any more', () => {
  const run = new AlertRun();
  run.during(5, []);
  const last = { lastTriedAt: run.at, lastOkAt: run.at };
  run.picture = { ...run.picture, machines: run.picture.machines.map((one) => ({ ...one, ...last })) };
  run.polling = false;
  run.during(80, []);
  expect(run.codes()).toEqual([]);
  run.during(20, []);
  expect(run.told()).toEqual(['firing polling-stands-still']);
});

test('a load is high from one threshold to another, and after its hold time only', () => {
  const at = (share: number): SitePicture => {
    const healthy = healthySite();
    const hosts = healthy.hosts.map((host, index) =>
      host.load === null || index > 0
        ? host
        : { ...host, load: { ...host.load, cpu: share * host.load.cpuTotal } },
    );
    return { ...healthy, hosts };
  };
  const run = new AlertRun(at(0.96)).during(299, []);
  expect(run.codes()).toEqual([]);
  run.during(5, []);
  expect(run.codes()).toEqual(['host-cpu-high']);
  run.picture = at(0.9);
  expect(run.during(600, []).codes()).toEqual(['host-cpu-high']);
  run.picture = at(0.8);
  expect(run.during(125, []).codes()).toEqual([]);
});
