import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertsPayload } from '../../src/shared/contract/alerts.ts';
import type { FaultKind } from '../../src/shared/contract/rehearsal.ts';
import type { Alert } from '../../src/shared/domain/alert.ts';
import { siteIdSchema } from '../../src/shared/domain/names.ts';
import type { SitePicture } from '../../src/shared/domain/site-picture.ts';
import { startOnSmallDisk, type ConsoleOnSmallDisk } from '../support/small-disk.ts';

const site = siteIdSchema.parse('rehearsal');
let served: ConsoleOnSmallDisk;

const alerts = (): Promise<AlertsPayload> =>
  served.ask(
    (client) =>
      new Promise((done) =>
        client.watch('alerts', null, (update) => update.kind === 'whole' && done(update.payload)),
      ),
  );

async function pictureAt(moment: number | 'now'): Promise<SitePicture> {
  const answer = await served.ask((client) => client.ask('site.at', { site, moment }));
  if (!answer.ok || answer.value === null) throw new Error(JSON.stringify(answer));
  return answer.value;
}

const inject = (kind: FaultKind, target: string) =>
  served.ask((client) => client.ask('rehearsal.inject', { site, fault: { kind, target } }));

async function acknowledge({ id: alert }: Alert): Promise<void> {
  const order = { alert, by: 'Mori', reason: 'Known' };
  const answer = await served.ask((client) => client.ask('alerts.acknowledge', order));
  expect(answer).toMatchObject({ ok: true, value: { acknowledged: true } });
}

const about =
  (code: Alert['code'], id: string) =>
  ({ open }: AlertsPayload): Alert | undefined =>
    open.find((alert) => alert.code === code && alert.subject.id === id);

async function until<T>(what: string, look: (payload: AlertsPayload) => T | undefined): Promise<T> {
  const last = performance.now() + 180_000;
  for (;;) {
    const payload = await alerts();
    const found = look(payload);
    if (found !== undefined) return found;
    if (performance.now() > last) throw new Error(`Never: ${what}. Open: ${JSON.stringify(payload.open)}`);
    await sleep(1000);
  }
}
const ended = (code: Alert['code']) =>
  until(`the end of ${code}`, (seen) => (about(code, 'console')(seen) === undefined ? true : undefined));

const stored = (sql: string) => served.stored(sql);
const kept = (before: number) =>
  stored(`SELECT minute, entity, at FROM sample WHERE at < ${before} ORDER BY minute, entity, at`);
const answered = async () =>
  Math.min(...(await pictureAt('now')).machines.map(({ lastOkAt }) => lastOkAt ?? 0));

beforeAll(async () => {
  served = await startOnSmallDisk();
  while ((await answered()) === 0) await sleep(500);
});
afterAll(() => served.stop());

test('a full disk of the console is an alert and a gap; polling goes on, and what was taken on is kept', async () => {
  await inject('sf-stopped', 'db1');
  const early = await until('SF of db1', about('sf-not-running', 'db1'));
  await acknowledge(early);
  await sleep(5000);
  const from = Date.now();
  const samples = kept(from);
  expect(samples.length).toBeGreaterThan(0);

  served.fill();
  await until('the store', about('store-takes-nothing', 'console'));
  await inject('sf-stopped', 'web1');
  const late = await until('SF of web1', about('sf-not-running', 'web1'));
  await acknowledge(late);
  await until('the disk', about('store-disk-low', 'console'));
  const asked = Date.now();
  while ((await answered()) < asked) await sleep(1000);
  expect((await alerts()).unstoredSince, 'decisions are not said to be stored').not.toBeNull();
  expect(JSON.stringify(stored('SELECT id FROM alert')), 'the disk was really full').not.toContain('web1');

  served.makeRoom();
  await ended('store-disk-low');
  await ended('store-takes-nothing');
  const history = await served.ask((client) =>
    client.ask('alerts.history', { site: null, from: 0, to: Date.now(), limit: 100 }),
  );
  if (!history.ok) throw new Error(JSON.stringify(history.error));
  const [gap, ...others] = history.value.gaps;
  expect({ kind: gap?.kind, others }).toEqual({ kind: 'nothing-stored', others: [] });
  expect(gap?.from).toBeGreaterThanOrEqual(from);
  expect(gap?.until).toBeGreaterThan(asked - 15_000);
  expect(gap?.until).toBeLessThan(Date.now() - 30_000);
  for (const { id } of [early, late]) {
    const found = history.value.alerts.find(({ alert }) => alert.id === id);
    expect(found?.alert.acknowledged).toMatchObject({ by: 'Mori' });
    expect(found?.events.map(({ kind }) => kind)).toContain('acknowledged');
  }

  expect(kept(from), 'every sample from before').toEqual(samples);
  expect(stored('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const then = await pictureAt(late.since + 1000);
  expect(
    then.nodes.find(({ name }) => name === 'web1')?.sf,
    'seen while the disk was full, and stored with its time',
  ).toMatchObject({ kind: 'known', value: 'not running', since: late.since });
}, 900_000);
