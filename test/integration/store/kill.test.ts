import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import { connectionOf } from '../../../src/main/store/connection.ts';
import { SampleRows } from '../../../src/main/store/sample-rows.ts';
import { Reaches } from '../../../src/main/store/tiers.ts';

const KILLS = 25;
const START = 1_700_006_400_000;
const STOPPED_MS = 10 * 60_000;

const writtenSchema = z.object({ number: z.int(), at: z.int(), subject: z.string(), value: z.string() });
type Written = z.infer<typeof writtenSchema>;

const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-kill-'));
const file = path.join(folder, 'store.db');
const acknowledged: Written[] = [];
const stops: { readonly from: number; readonly to: number }[] = [];

/** Starts the writer, kills it at a random moment of its work, and keeps what it had acknowledged. */
async function writeAndKill(): Promise<void> {
  const last = acknowledged.at(-1);
  const from = last === undefined ? START : last.at + STOPPED_MS;
  const begin = String((last?.number ?? -1) + 1);
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'writer.ts'), file, String(from), begin],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const speaks = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      resolve();
    });
  });
  const ended = new Promise<string | null>((resolve) =>
    child.on('close', (_, signal) => {
      resolve(signal);
    }),
  );
  await Promise.race([speaks, ended]);
  await wait(Math.random() * 300);
  child.kill('SIGKILL');
  expect(await ended, errors).toBe('SIGKILL');
  // The last line may have been cut off by the kill itself.
  for (const line of output.split('\n').slice(0, -1)) {
    acknowledged.push(writtenSchema.parse(JSON.parse(line)));
  }
  if (last !== undefined) stops.push({ from: last.at, to: from });
}

beforeAll(async () => {
  for (let kill = 0; kill < KILLS; kill += 1) await writeAndKill();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = () => new Database(file);

test('the file is sound after every kill', () => {
  expect(acknowledged.length).toBeGreaterThan(1000);
  expect(open().pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

test('every acknowledged sample is there, once, sealed or not', () => {
  const db = open();
  const connection = connectionOf(db, 'writing', systemClock, silentLogger);
  const rows = new SampleRows(connection, new Reaches(connection));
  const stored = new Map<number, number | null>();
  const query = { tier: 'raw', entity: 1, from: START, to: START + 30 * 86_400_000, wanted: [2] } as const;
  rows.each(query, (at, [cpu = null]) => {
    expect(stored.has(at)).toBe(false);
    stored.set(at, cpu === null ? null : cpu / 1000);
  });
  const lost = acknowledged.filter(({ at, number }) => stored.get(at) !== number);
  expect(lost).toEqual([]);
  const sealed = db.prepare('SELECT count(*) FROM chunk').pluck().get();
  expect(sealed, 'the test is worth something only if chunks were written too').toBeGreaterThan(0);
});

const spanSchema = z.object({
  name: z.string(),
  since: z.int(),
  until: z.int().nullable(),
  value: z.string().nullable(),
});

test('the spans of each key follow one another without hole or overlap, and one is open', () => {
  const broken = open().prepare(`
    SELECT * FROM (SELECT key, since, until, lag(until) OVER w before, lead(since) OVER w next,
      row_number() OVER w number FROM span WINDOW w AS (PARTITION BY key ORDER BY since))
    WHERE (number > 1 AND before IS NOT since) OR (next IS NULL AND until IS NOT NULL)`);
  expect(broken.all()).toEqual([]);
});

test('every acknowledged state holds at its time, and none holds while nothing was running', () => {
  const all = open()
    .prepare('SELECT name, since, until, value FROM span JOIN span_key ON id = key ORDER BY key, since')
    .all()
    .map((row) => spanSchema.parse(row));
  const spansOf = Map.groupBy(all, ({ name }) => name);
  const holds = (name: string, at: number) =>
    spansOf.get(name)?.find(({ since, until }) => since <= at && (until ?? Infinity) > at)?.value ?? null;
  const lost = acknowledged.filter(({ subject, at, value }) => holds(subject, at) !== value);
  expect(lost).toEqual([]);
  for (const { from, to } of stops) {
    const claims = [...spansOf.keys()].filter((name) => holds(name, (from + to) / 2) !== null);
    expect(claims).toEqual([]);
  }
});
