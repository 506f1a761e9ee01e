import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { SIZE, startBigSite } from './big-site.ts';
import { figure, type Figure } from './figure.ts';
import { usageOf } from './process-usage.ts';
import { serveProduct } from './served-product.ts';

const WARM_UP_MS = 60_000;
const MEASURE_MS = 60_000;
const LOOK_EVERY_MS = 1000;
/** Polls that began within the time measured come back in this time. */
const LAST_ANSWERS_MS = 15_000;
const MINUTE = 60_000;
/** Hosts every 5 s, nodes every 15 s. */
const DUE = (SIZE.hosts * MINUTE) / 5000 + (SIZE.nodes * MINUTE) / 15_000;

/** 100 hosts and 2,000 guests at 5 s, 200 of the guests cluster nodes over SSH: the core alone, nobody looking. */
export async function benchCore(): Promise<Figure[]> {
  const site = await startBigSite();
  try {
    const product = await serveProduct(site);
    try {
      await wait(WARM_UP_MS);
      // From a full minute on, so that the store's minutes hold no poll of the warm-up.
      const from = Math.ceil(Date.now() / MINUTE);
      await wait(from * MINUTE - Date.now());
      const { cpu, rssMb } = await watch(product.pid);
      await wait(LAST_ANSWERS_MS);
      const polls = pollsOf(path.join(site.data, 'history.sqlite'), from, from + MEASURE_MS / MINUTE);
      return [
        figure('core, 100 hosts and 2,000 guests: CPU', cpu, '% of a core', { at: 'most', value: 50 }),
        figure('core: highest memory (RSS)', rssMb, 'MB', { at: 'most', value: 400 }),
        // Fewer: the machines were too slow to load the core, and its CPU time says nothing.
        figure('core: polls in the minute', polls.tried, '', { at: 'least', value: DUE * 0.95 }),
        figure('core: polls that failed', polls.failed, `of ${polls.tried}`, { at: 'most', value: 0 }),
        figure('core: mean time of a poll', polls.ms / polls.tried, 'ms'),
      ];
    } finally {
      await product.stop();
    }
  } finally {
    await site.stop();
  }
}

async function watch(pid: number): Promise<{ readonly cpu: number; readonly rssMb: number }> {
  const before = usageOf(pid);
  const began = performance.now();
  let rssMb = before.rssMb;
  while (performance.now() - began < MEASURE_MS) {
    await wait(LOOK_EVERY_MS);
    rssMb = Math.max(rssMb, usageOf(pid).rssMb);
  }
  const tookMs = performance.now() - began;
  return { cpu: ((usageOf(pid).cpuMs - before.cpuMs) / tookMs) * 100, rssMb };
}

const pollsSchema = z.object({ tried: z.number(), failed: z.number(), ms: z.number() });

/** In the minutes (since the epoch) `from`, up to and without `to`. */
function pollsOf(file: string, from: number, to: number): z.infer<typeof pollsSchema> {
  const db = new Database(file, { readonly: true });
  try {
    const sql =
      'SELECT sum(tried) tried, sum(failed) failed, sum(ms) ms FROM poll WHERE minute >= ? AND minute < ?';
    return pollsSchema.parse(db.prepare(sql).get(from, to));
  } finally {
    db.close();
  }
}
