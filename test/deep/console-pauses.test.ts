import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startRehearsal, type RehearsalTestSite } from '../support/rehearsal-site.ts';

const CLI = path.join(import.meta.dirname, '../../src/main/cli/index.ts');
const alertRow = z.object({ id: z.string(), opened: z.number(), cleared: z.number().nullable() });
const gapRow = z.object({ kind: z.string(), since: z.number(), until: z.number().nullable() });

let site: RehearsalTestSite;
let home: string;
let core: ChildProcess | null = null;

/** `nodeward serve` as a process of its own on the rehearsal site, asked every 2 and 3 s. */
async function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CLI, 'serve', '--listen', '127.0.0.1:0'], {
    cwd: home,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: `${home}/config`, XDG_DATA_HOME: `${home}/data` },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('http:')) done();
    });
    child.once('exit', (code) => {
      failed(new Error(`serve ended with ${code}`));
    });
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}

function stored<T>(sql: string, row: z.ZodType<T>): T[] {
  const db = new Database(`${home}/data/nodeward/history.sqlite`, { readonly: true });
  try {
    return z.array(row).parse(db.prepare(sql).all());
  } finally {
    db.close();
  }
}
const alerts = () => stored('SELECT id, opened, cleared FROM alert ORDER BY opened', alertRow);
const gaps = () => stored('SELECT kind, since, until FROM gap ORDER BY since', gapRow);
const codes = () => alerts().map(({ id }) => id.split(' ')[2]);

async function until(what: string, isSo: () => boolean, withinMs: number): Promise<void> {
  const last = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > last) throw new Error(`${what}: ${JSON.stringify([codes(), gaps()])}`);
    await sleep(500);
  }
}

beforeAll(async () => {
  site = await startRehearsal();
  home = await mkdtemp(path.join(tmpdir(), 'nw-pause-'));
  await mkdir(`${home}/config/nodeward/sites`, { recursive: true });
  const file: unknown = JSON.parse(await readFile(site.siteFile, 'utf8'));
  const asked = { ...z.looseObject({}).parse(file), polling: { hostSeconds: 2, nodeSeconds: 3 } };
  await writeFile(`${home}/config/nodeward/sites/rehearsal.yaml`, JSON.stringify(asked));
  core = await serve();
  await sleep(15_000);
});
afterAll(async () => {
  core?.kill('SIGCONT');
  if (core?.exitCode === null) await end(core);
  await site.stop();
  await rm(home, { recursive: true, force: true });
});

test('a core that stands still for 40 s is one alert and one gap, and nothing that it causes', async () => {
  expect(codes()).toEqual([]);
  const from = Date.now();
  core!.kill('SIGSTOP');
  await sleep(40_000);
  core!.kill('SIGCONT');
  const to = Date.now();
  await until('told', () => codes().length > 0, 10_000);
  await until('over', () => alerts().every(({ cleared }) => cleared !== null), 130_000);
  expect(codes()).toEqual(['console-stalled']);
  expect(gaps()).toHaveLength(1);
  const [gap] = gaps();
  expect(gap?.kind).toBe('stalled');
  expect(Math.abs((gap?.since ?? 0) - from)).toBeLessThan(5000);
  expect(Math.abs((gap?.until ?? 0) - to)).toBeLessThan(5000);
});

test('a network that nobody answers over is one alert and one gap', async () => {
  const before = { alerts: alerts().length, gaps: gaps().length };
  const { machines } = await site.ask('describe', {});
  // Silent, every door of it at once: as with the console's own cable pulled.
  process.kill(site.pid, 'SIGSTOP');
  try {
    await until('told', () => codes().includes('console-network-lost'), 120_000);
  } finally {
    process.kill(site.pid, 'SIGCONT');
  }
  await until('over', () => alerts().every(({ cleared }) => cleared !== null), 180_000);
  expect(machines.length).toBeGreaterThan(8);
  expect(codes().slice(before.alerts)).toEqual(['console-network-lost']);
  expect(gaps().slice(before.gaps)).toMatchObject([{ kind: 'network-lost' }]);
  expect(gaps().at(-1)?.until).not.toBeNull();
});

test('while no console ran nothing was watched: a gap of its own', async () => {
  const before = gaps().length;
  await end(core!);
  const from = Date.now();
  await sleep(35_000);
  core = await serve();
  await until('recorded', () => gaps().length > before, 10_000);
  const [gap] = gaps().slice(before);
  expect(gap?.kind).toBe('engine-not-running');
  expect(Math.abs((gap?.since ?? 0) - from)).toBeLessThan(15_000);
});
