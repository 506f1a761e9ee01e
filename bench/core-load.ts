import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { startRehearsal } from '../test/support/rehearsal-site.ts';
import { figure, type Figure } from './figure.ts';

const WARM_UP_MS = 40_000;
const MEASURE_MS = 60_000;
const TICK_MS = 10;

/** 100 hosts and 2,000 guests at 5 s, 200 of the guests cluster nodes over SSH: the core alone. */
export async function benchCore(): Promise<Figure[]> {
  const site = await startRehearsal({ hosts: 100, guests: 2000, nodes: 200, seed: 7 });
  const home = mkdtempSync(path.join(tmpdir(), 'nw-bench-'));
  const sites = path.join(home, 'config/nodeward/sites');
  mkdirSync(sites, { recursive: true });
  copyFileSync(site.siteFile, path.join(sites, 'big.yaml'));
  const data = path.join(home, 'data');
  const flags = ['--max-semi-space-size=4', '--optimize-for-size'];
  const child = spawn(
    process.execPath,
    [...flags, 'out/main/cli.js', 'serve', '--listen', '127.0.0.1:0', '--data', data],
    {
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: path.join(home, 'config') },
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  );
  const exited = new Promise((done) => child.once('exit', done));
  await wait(WARM_UP_MS);
  const before = usage(child.pid ?? 0);
  await wait(MEASURE_MS);
  const after = usage(child.pid ?? 0);
  const polls = pollsOf(path.join(data, 'history.sqlite'));
  child.kill('SIGTERM');
  await exited;
  await site.stop();
  rmSync(home, { recursive: true, force: true });
  const cpu = ((after.cpuMs - before.cpuMs) / MEASURE_MS) * 100;
  return [
    figure('core, 100 hosts and 2,000 guests: CPU', cpu, '% of a core', { at: 'most', value: 50 }),
    figure('core, 100 hosts and 2,000 guests: memory (RSS)', after.rssMb, 'MB', { at: 'most', value: 400 }),
    figure('polls that failed', polls.failed, `of ${String(polls.tried)}`, { at: 'most', value: 0 }),
    figure('mean time of a poll', polls.ms / polls.tried, 'ms'),
  ];
}

function usage(pid: number): { readonly cpuMs: number; readonly rssMb: number } {
  const fields = (readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ')[1] ?? '')
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, pages = 0] = [fields[11], fields[12], fields[21]];
  return { cpuMs: (user + system) * TICK_MS, rssMb: (pages * 4096) / 1e6 };
}

function pollsOf(file: string): { tried: number; failed: number; ms: number } {
  const db = new Database(file, { readonly: true });
  const row = db.prepare('SELECT sum(tried) tried, sum(failed) failed, sum(ms) ms FROM poll').get();
  db.close();
  return z.object({ tried: z.number(), failed: z.number(), ms: z.number() }).parse(row);
}
