import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import { MIGRATIONS } from '../../../src/main/store/migrations.ts';
import { openForReading } from '../../../src/main/store/open-for-reading.ts';
import { openStore, type Store } from '../../../src/main/store/open-store.ts';
import { hostNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import { manualClock } from '../../support/manual-clock.ts';

const site = siteIdSchema.parse('lab');
const hv1 = hostNameSchema.parse('hv1');
const sample = { host: hv1, cpu: 1, cpuTotal: 2, memory: 3, memoryTotal: 4 };
const clock = manualClock();

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-reading-'));
  file = path.join(folder, 'store.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const options = () => ({ file, clock, log: silentLogger });
function write(): Store {
  const opened = openStore(options());
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}
function read() {
  const opened = openForReading(options());
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}
const inventory = (store: Store) => store.inventories.at(site, clock.now())?.json;

test('a reader takes no lock, changes nothing, and sees one moment while a core goes on writing', () => {
  const writer = write();
  writer.inventories.record(site, '1', clock.now());
  const { store, schema } = read();
  expect(schema).toBe('own');
  expect(inventory(store)).toBe('1');
  expect(writer.samples.add(site, clock.now(), [sample], [])).toMatchObject({ ok: true });
  expect(writer.inventories.record(site, '2', clock.now() + 1)).toMatchObject({ ok: true });
  writer.maintain();
  expect(store.samples.latest(site, clock.now(), 1000).hosts).toEqual([]);
  expect(store.inventories.record(site, '3', clock.now())).toMatchObject({ error: { kind: 'read-only' } });
  store.close();
  expect(read().store.samples.latest(site, clock.now(), 1000).hosts).toHaveLength(1);
  writer.close();
});

test('a reader does not keep a core from starting, nor a core from a reader', () => {
  write().close();
  const { store } = read();
  expect(existsSync(`${file}.owner`)).toBe(false);
  const writer = write();
  writer.close();
  store.close();
});

test('what a killed core had committed is read, without a core', async () => {
  const writer = path.join(import.meta.dirname, 'writer.ts');
  const child = spawn(process.execPath, [writer, file, String(clock.now()), '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const { store } = read();
  expect(store.bytes()).toBeGreaterThan(10_000);
  store.close();
});

test('a write-ahead log without its index is read too', () => {
  const writer = write();
  writer.inventories.record(site, 'in the log', clock.now());
  const source = file;
  file = path.join(folder, 'copy.db');
  copyFileSync(source, file);
  copyFileSync(`${source}-wal`, `${file}-wal`);
  writer.close();
  const { store } = read();
  expect(inventory(store)).toBe('in the log');
  store.close();
});

test('a store of a newer program is read as far as it is known, one of an older is left alone', () => {
  const writer = write();
  writer.inventories.record(site, '1', clock.now());
  writer.close();
  const setVersion = (version: number, more = '') => {
    const db = new Database(file);
    db.exec(`PRAGMA user_version = ${String(version)}; ${more}`);
    db.close();
  };
  setVersion(MIGRATIONS.length + 1);
  const newer = read();
  expect([newer.schema, inventory(newer.store)]).toEqual(['newer', '1']);
  newer.store.close();
  setVersion(MIGRATIONS.length + 1, 'DROP TABLE inventory');
  expect(openForReading(options())).toMatchObject({ ok: false, error: { kind: 'newer' } });
  setVersion(MIGRATIONS.length - 1);
  expect(openForReading(options())).toEqual({ ok: false, error: { kind: 'older' } });
});

test('what is not a store, or not there, is an error and leaves no file behind', () => {
  expect(openForReading(options())).toMatchObject({ ok: false, error: { kind: 'failed' } });
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(file, 'x'.repeat(8192));
  expect(openForReading(options())).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});
