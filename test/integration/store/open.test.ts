import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import { openStore, type Store } from '../../../src/main/store/open-store.ts';
import { manualClock } from '../../support/manual-clock.ts';

const site = siteIdSchema.parse('lab');
const hv1 = hostNameSchema.parse('hv1');
const sample = { host: hv1, cpu: 1, cpuTotal: 2, memory: 3, memoryTotal: 4 };
const clock = manualClock();

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-store-'));
  file = path.join(folder, 'data', 'store.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function open(): Store {
  const opened = openStore({ file, clock, log: silentLogger });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}
const tryOpen = () => openStore({ file, clock, log: silentLogger });

test('the folder is made, and what was stored is there after closing', () => {
  const first = open();
  first.samples.add(site, clock.now(), [sample], []);
  first.inventories.record(site, '{"hosts":1}', clock.now());
  first.close();
  first.close();
  expect(existsSync(`${file}.owner`)).toBe(false);
  const second = open();
  expect(second.samples.latest(site, clock.now(), 1000).hosts).toEqual([{ at: clock.now(), ...sample }]);
  expect(second.inventories.at(site, clock.now())?.json).toBe('{"hosts":1}');
  expect(second.bytes()).toBeGreaterThan(10_000);
  second.close();
});

test('a second core is refused and told who writes, even within the same process', () => {
  const first = open();
  const second = tryOpen();
  expect(second).toMatchObject({ ok: false, error: { kind: 'locked' } });
  expect(JSON.stringify(second)).toContain(`process ${String(process.pid)} since`);
  first.close();
  open().close();
});

test('the lock of a process that was killed does not outlive it', async () => {
  const writer = path.join(import.meta.dirname, 'writer.ts');
  const child = spawn(process.execPath, [writer, file, String(clock.now()), '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.stdout.resume();
  const during = tryOpen();
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(during).toMatchObject({ ok: false, error: { kind: 'locked' } });
  expect(JSON.stringify(during)).toContain(`process ${String(child.pid)} since`);
  expect(existsSync(`${file}.owner`), 'it left its name behind').toBe(true);
  open().close();
});

test('a file of a newer program can be read, and every write is refused as a value', () => {
  const older = open();
  older.samples.add(site, clock.now(), [sample], []);
  older.close();
  const db = new Database(file);
  db.pragma('user_version = 99');
  db.close();

  const store = open();
  expect(store.mode).toBe('reading');
  expect(store.samples.latest(site, clock.now(), 1000).hosts).toHaveLength(1);
  const refused = { ok: false, error: { kind: 'read-only' } };
  expect(store.samples.add(site, clock.now(), [sample], [])).toEqual(refused);
  expect(store.spans.alive(site, clock.now())).toEqual(refused);
  expect(store.inventories.record(site, '{}', clock.now())).toEqual(refused);
  expect(store.maintain().failure).toEqual({ kind: 'read-only' });
  store.close();
});

test('what is no database is called damaged and left as it is', () => {
  const text = 'not a database at all, but long enough to have a header of its own. '.repeat(20);
  rmSync(folder, { recursive: true });
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-store-'));
  file = path.join(folder, 'store.db');
  writeFileSync(file, text);
  expect(tryOpen()).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  expect(tryOpen(), 'the lock was given back').toMatchObject({ ok: false, error: { kind: 'damaged' } });
});
