import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { channelOf, messageOf, notifierOn, startAlertmanager } from '../../support/notify-lab.ts';

let alertmanager: Awaited<ReturnType<typeof startAlertmanager>>;
beforeAll(async () => {
  alertmanager = await startAlertmanager();
});
afterAll(() => alertmanager.stop());

const never = new AbortController().signal;
const channel = () =>
  channelOf({
    name: 'am',
    kind: 'alertmanager',
    url: alertmanager.url,
    repeatSeconds: 1,
    labels: { team: 'cluster' },
  });

test('Debian’s Alertmanager takes an alert, and ends it when it is resolved', async () => {
  const { notifier, store } = notifierOn(systemClock, [channel()]);
  const message = messageOf();
  notifier.post([message]);
  await notifier.deliver(never);
  expect(notifier.deliveries(1)).toMatchObject([{ state: 'delivered', failure: null }]);
  const [shown] = await alertmanager.alerts();
  expect(shown).toMatchObject({
    labels: {
      alertname: 'cf-leftcluster',
      site: 'east',
      kind: 'node',
      subject: 'web2',
      severity: 'critical',
      team: 'cluster',
    },
    annotations: { summary: message.title },
    generatorURL: message.link,
  });
  expect(Date.parse(shown!.startsAt)).toBe(Date.parse(message.startsAt));
  notifier.post([{ ...message, kind: 'resolved', endsAt: new Date().toISOString() }]);
  await notifier.deliver(never);
  await expect.poll(alertmanager.alerts, { timeout: 20_000 }).toEqual([]);
  store.close();
});

test('what goes on is said again before it would end by itself; when nobody says it any more, it ends', async () => {
  const message = messageOf({ alert: 'long', subject: { kind: 'node', id: 'db1' } });
  const stop = new AbortController();
  const { notifier, store } = notifierOn(systemClock, [channel()], { open: [message] });
  const running = notifier.run(stop.signal);
  await expect.poll(async () => (await alertmanager.alerts()).length, { timeout: 20_000 }).toBe(1);
  const first = (await alertmanager.alerts())[0]!.endsAt;
  await expect
    .poll(async () => (await alertmanager.alerts())[0]?.endsAt ?? first, { timeout: 20_000 })
    .not.toBe(first);
  stop.abort();
  await running;
  await expect.poll(alertmanager.alerts, { timeout: 20_000 }).toEqual([]);
  store.close();
});
