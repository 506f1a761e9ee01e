import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertsPayload } from '../../../src/shared/contract/alerts.ts';
import type { Alert } from '../../../src/shared/domain/alert.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { everyMachineAnswered, type EngineClient } from '../../support/engine-client.ts';
import { duringFault, untilAlerts } from '../../support/rehearsed-alerts.ts';

let running: EngineOnRehearsal;
let client: EngineClient;
beforeAll(async () => {
  running = await startEngineOnRehearsal();
  client = running.client;
  await everyMachineAnswered(client);
});
afterAll(() => running.stop());

const about =
  (start: string, id: string) =>
  ({ open }: AlertsPayload): boolean =>
    open.some(({ code, subject }) => code.startsWith(start) && subject.id === id);

test('from a libvirt event to the alert: below one second, node after node', async () => {
  const { guests } = await running.site.ask('describe', {});
  const nodes = guests.filter(({ node, state }) => node !== null && state === 'running').slice(0, 5);
  const took: number[] = [];
  for (const { name, uuid } of nodes) {
    const began = performance.now();
    await duringFault(running.site, 'guest-paused', name, async () => {
      await untilAlerts(client, 'paused', about('domain-paused', uuid), 5000);
      took.push(performance.now() - began);
    });
  }
  process.stdout.write(`event to alert, ms: ${took.map((ms) => Math.round(ms)).join(' ')}\n`);
  expect(took.length).toBeGreaterThanOrEqual(4);
  expect(Math.max(...took)).toBeLessThan(1000);
});

test('what only a poll shows: below two intervals of its source', async () => {
  const began = performance.now();
  await duringFault(running.site, 'sf-stopped', 'db1', async () => {
    await untilAlerts(client, 'SF', about('sf-not-running', 'db1'), 20_000);
    const took = performance.now() - began;
    process.stdout.write(`poll to alert, ms: ${Math.round(took)}\n`);
    expect(took).toBeLessThan(2 * 3000);
  });
});

test('LEFTCLUSTER is told with its countdown; a restart finds the same alert, told once', async () => {
  await duringFault(running.site, 'node-left-cluster', 'web2', async () => {
    const seen = await untilAlerts(
      client,
      'told',
      (payload) => (leftOf(payload)?.notifiedAt ?? null) !== null,
      60_000,
    );
    const before = leftOf(seen)!;
    expect(before.countdown?.state).toBe('resolving');
    expect((before.countdown?.until ?? 0) - before.since).toBeGreaterThanOrEqual(160_000);
    client = await running.restart();
    const after = leftOf(await untilAlerts(client, 'again', about('cf-leftcluster', 'web2'), 10_000));
    expect(after).toMatchObject({ id: before.id, openedAt: before.openedAt, notifiedAt: before.notifiedAt });
    await client.until('read again', ({ machines }) => machines.every(({ lastOkAt }) => lastOkAt !== null));
    const acknowledged = await client.ask('alerts.acknowledge', {
      alert: before.id,
      by: 'aki',
      reason: 'test',
    });
    expect(acknowledged).toEqual({ acknowledged: true });
  });
  await untilAlerts(client, 'over', (payload) => !about('cf-leftcluster', 'web2')(payload), 90_000);
  const { alerts } = await client.ask('alerts.history', {
    site: 'rehearsal',
    from: 0,
    to: Date.now(),
    limit: 100,
  });
  const { events } = alerts.find(
    ({ alert }) => alert.code === 'cf-leftcluster' && alert.subject.id === 'web2',
  )!;
  const kinds = events.map(({ kind }) => kind).filter((kind) => kind !== 'inhibited');
  expect(kinds, 'told once, also over the restart').toEqual([
    'opened',
    'notified',
    'acknowledged',
    'cleared',
    're-armed',
  ]);
});

const leftOf = ({ open }: AlertsPayload): Alert | undefined =>
  open.find(({ code, subject }) => code === 'cf-leftcluster' && subject.id === 'web2');
