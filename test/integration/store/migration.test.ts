import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import { MIGRATIONS, versionOf } from '../../../src/main/store/migrations.ts';
import { openStore } from '../../../src/main/store/open-store.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { layOldStore, rowsOf, schemaOf } from '../../support/old-store.ts';

const BEGAN = 1_700_006_400_000;
const STEP = 300_000;
const LAST = BEGAN + 41 * STEP;
const site = siteIdSchema.parse('lab');

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-migration-'));
  file = path.join(folder, 'store.db');
  layOldStore(file);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function open(at: string) {
  const opened = openStore({ file: at, clock: manualClock(LAST), log: silentLogger });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

test('a store of the first version becomes one of the newest, and not one of its rows changes', () => {
  const before = rowsOf(file);
  expect([...before.values()].filter((rows) => rows.length > 0).length).toBeGreaterThan(9);
  open(file).close();
  const after = rowsOf(file);
  for (const [table, rows] of before) expect(after.get(table), table).toEqual(rows);
  const db = new Database(file, { readonly: true });
  expect(versionOf(db)).toBe(MIGRATIONS.length);
  db.close();
});

test('it is then the same as one that was made new: no released migration was edited', () => {
  open(file).close();
  const fresh = path.join(folder, 'fresh.db');
  open(fresh).close();
  expect(schemaOf(file)).toEqual(schemaOf(fresh));
});

test('its history is answered as it was recorded, sealed or not, and new things are taken', () => {
  const store = open(file);
  const subject = { kind: 'node', id: 'web2' } as const;
  const cfAt = (moment: number) =>
    store.spans.at(site, moment).find(({ aspect, observer }) => aspect === 'cf' && observer === 'web1');
  expect(cfAt(BEGAN + 11 * STEP)?.value).toBe('"UP"');
  expect(cfAt(BEGAN + 12 * STEP)).toMatchObject({ value: '"LEFTCLUSTER"', since: BEGAN + 12 * STEP });
  expect(cfAt(LAST)).toMatchObject({ value: null, because: { kind: 'silent' } });
  const hv1 = hostNameSchema.parse('hv1');
  for (const place of [0, 1, 20, 41]) {
    const at = BEGAN + place * STEP;
    expect(store.samples.latest(site, at + 60_000, 60_000).hosts).toEqual([
      { at, host: hv1, cpu: 1 + (place % 3), cpuTotal: 8, memory: 4e9, memoryTotal: 16e9 },
    ]);
  }
  expect(store.inventories.at(site, LAST)?.json).toBe('{"version":1,"name":"Lab"}');
  expect(store.polls.lastOk(site, LAST)).toEqual([{ machine: 'host:hv1 libvirt', at: LAST }]);
  const state = { site, subject, aspect: 'cf', observer: 'web1', value: '"UP"', because: null, at: LAST + 1 };
  expect(store.spans.record([state])).toMatchObject({ ok: true });
  expect(store.maintain().failure).toBeNull();
  store.close();
});
