import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertsPayload } from '../../../src/shared/contract/alerts.ts';
import type { Alert } from '../../../src/shared/domain/alert.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { OFTEN } from '../../support/polled-site.ts';
import { everyMachineAnswered, type EngineClient } from '../../support/engine-client.ts';
import { duringFault, untilAlerts } from '../../support/rehearsed-alerts.ts';

/** So seldom that only an event can be the reason of a poll. */
const HOST_SECONDS = 60;
let running: EngineOnRehearsal;
let client: EngineClient;
beforeAll(async () => {
  running = await startEngineOnRehearsal({}, systemClock, {}, { ...OFTEN, hostSeconds: HOST_SECONDS });
  client = running.client;
  await everyMachineAnswered(client);
});
afterAll(() => running.stop());

const about =
  (start: string, id: string) =>
  ({ open }: AlertsPayload): boolean =>
    open.some(({ code, subject }) => code.startsWith(start) && subject.id === id);

test('what libvirt tells as an event is an alert without a poll in its turn, twice in a row on one host', async () => {
  const { guests } = await running.site.ask('describe', {});
  const nodes = guests.filter(({ node, state }) => node !== null && state === 'running').slice(0, 5);
  expect(new Set(nodes.map(({ host }) => host)).size, 'some share a host').toBeLessThan(nodes.length);
  for (const { name, uuid } of nodes) {
    await duringFault(running.site, 'guest-paused', name, () =>
      untilAlerts(client, `paused ${name}`, about('domain-paused', uuid), HOST_SECONDS * 500),
    );
  }
});

test('what only a poll shows is an alert after it', async () => {
  await duringFault(running.site, 'sf-stopped', 'db1', () =>
    untilAlerts(client, 'SF', about('sf-not-running', 'db1'), 20_000),
  );
});

test('a partition is one notification with the countdowns below it; a restart finds it, told once', async () => {
  const began = Date.now();
  await duringFault(running.site, 'node-left-cluster', 'web2', async () => {
    const isTold = (payload: AlertsPayload): boolean =>
      (partitionOf(payload)?.notifiedAt ?? null) !== null && leftOf(payload).length === 2;
    const seen = await untilAlerts(client, 'told', isTold, 60_000);
    const before = partitionOf(seen)!;
    for (const { cause, countdown, notifiedAt, since } of leftOf(seen)) {
      expect({ cause, notifiedAt, state: countdown?.state }).toEqual({
        cause: before.id,
        notifiedAt: null,
        state: 'resolving',
      });
      expect(countdown!.until - since).toBeGreaterThanOrEqual(160_000);
    }
    expect(before.countdown?.until).toBe(Math.max(...leftOf(seen).map(({ countdown }) => countdown!.until)));
    client = await running.restart();
    const after = partitionOf(await untilAlerts(client, 'again', about('cf-partition', 'web'), 10_000));
    expect(after).toMatchObject({ id: before.id, openedAt: before.openedAt, notifiedAt: before.notifiedAt });
    await client.until('read again', ({ machines }) => machines.every(({ lastOkAt }) => lastOkAt !== null));
    const acknowledged = await client.ask('alerts.acknowledge', {
      alert: before.id,
      by: 'aki',
      reason: 'test',
    });
    expect(acknowledged).toEqual({ acknowledged: true });
  });
  const isOver = (payload: AlertsPayload): boolean =>
    partitionOf(payload) === undefined && leftOf(payload).length === 0;
  await untilAlerts(client, 'over', isOver, 90_000);
  const { alerts } = await client.ask('alerts.history', {
    site: 'rehearsal',
    from: began,
    to: Date.now(),
    limit: 100,
  });
  const { events } = alerts.find(({ alert }) => alert.code === 'cf-partition')!;
  expect(
    events.map(({ kind }) => kind),
    'told once, also over the restart',
  ).toEqual(['opened', 'notified', 'acknowledged', 'cleared', 're-armed']);
  const told = alerts.filter((each) => each.events.some(({ kind }) => kind === 'notified'));
  expect(told.map(({ alert }) => alert.code)).toEqual(['cf-partition']);
});

const partitionOf = ({ open }: AlertsPayload): Alert | undefined =>
  open.find(({ code, subject }) => code === 'cf-partition' && subject.id === 'web');
const leftOf = ({ open }: AlertsPayload): Alert[] =>
  open.filter(({ code, subject }) => code === 'cf-leftcluster' && /^web[12]$/.test(subject.id));
