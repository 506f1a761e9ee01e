import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../support/engine-on-rehearsal.ts';
import { everyMachineAnswered, type EngineClient } from '../support/engine-client.ts';
import { duringFault, untilAlerts } from '../support/rehearsed-alerts.ts';

let running: EngineOnRehearsal;
let client: EngineClient;
beforeAll(async () => {
  running = await startEngineOnRehearsal();
  client = running.client;
  await everyMachineAnswered(client);
});
afterAll(() => running.stop());

test('a lost host is one alert with its guests and nodes as symptoms, and one notification', async () => {
  const { hosts } = await running.site.ask('describe', {});
  const host = hosts.find(({ name }) => name === 'kvm-a')!;
  await duringFault(running.site, 'host-down', host.name, async () => {
    const payload = await untilAlerts(
      client,
      'everything on it',
      ({ open }) => open.some(({ code, symptoms }) => code === 'host-not-known' && symptoms.length >= 6),
      110_000,
    );
    expect(payload.open.filter(({ cause }) => cause === null).map(({ code }) => code)).toEqual([
      'host-not-known',
    ]);
    const { alerts } = await client.ask('alerts.history', {
      site: 'rehearsal',
      from: Date.now() - 100_000,
      to: Date.now(),
      limit: 100,
    });
    const told = alerts.filter(({ alert }) => alert.clearedAt === null && alert.notifiedAt !== null);
    expect(told.map(({ alert }) => alert.code)).toEqual(['host-not-known']);
  });
}, 150_000);
