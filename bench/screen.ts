import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startBigSite } from './big-site.ts';
import { startChromium, type Chromium, type Tab } from './chromium.ts';
import { figure, quantile, type Figure } from './figure.ts';
import { busiestMainThread, trace } from './main-thread.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { serveProduct } from './served-product.ts';

const WARM_UP_MS = 40_000;
const FIRST_VIEW_MS = 300_000;
const LOOK_EVERY_MS = 500;
const SETTLE_MS = 10_000;
const TRACE_MS = 30_000;
const FOLLOW_MS = 60_000;
const CPU_TARGET = { at: 'most', value: 8 } as const;
const TASK_TARGET = { at: 'most', value: 50 } as const;
const MODES = ['groups', 'topology', 'heat'] as const;
type Mode = (typeof MODES)[number];
const MODE_BUTTONS = '.site-tools .segments button';

/** The big site on the screen: what one live update costs the page, and how long a poll takes to be seen. */
export async function benchScreen(): Promise<Figure[]> {
  const site = await startBigSite();
  try {
    const product = await serveProduct(site);
    try {
      const chromium = await startChromium();
      try {
        return await look(chromium, product.link);
      } finally {
        await chromium.stop();
      }
    } finally {
      await product.stop();
    }
  } finally {
    await site.stop();
  }
}

async function look(chromium: Chromium, link: string): Promise<Figure[]> {
  const tab = await chromium.open(PAGE_SCRIPT);
  await tab.goTo(link);
  await firstView(tab);
  await wait(WARM_UP_MS);
  const figures: Figure[] = [];
  for (const mode of MODES) figures.push(...(await costs(chromium, tab, mode)));
  figures.push(...(await delays(tab)));
  return figures;
}

/** On a machine with other work the page may come late. */
async function firstView(tab: Tab): Promise<void> {
  const deadline = Date.now() + FIRST_VIEW_MS;
  while ((await tab.run(`document.querySelectorAll('${MODE_BUTTONS}').length`)) !== MODES.length) {
    if (Date.now() > deadline) throw new Error('The Site view was not drawn');
    await wait(LOOK_EVERY_MS);
  }
}

const countsSchema = z.object({ updates: z.number(), bytes: z.number() });

async function costs(chromium: Chromium, tab: Tab, mode: Mode): Promise<Figure[]> {
  await choose(tab, mode);
  await wait(SETTLE_MS);
  await tab.run('bench.updates = bench.bytes = 0');
  const main = busiestMainThread(await trace(chromium.devtools, TRACE_MS));
  const { updates, bytes } = countsSchema.parse(await tab.run('({ ...bench, delays: [] })'));
  if (process.env['NODEWARD_BENCH_SHARES'] !== undefined)
    process.stderr.write(`${mode} ${JSON.stringify(main.shares)}\n`);
  return [
    figure(
      `screen, ${mode}: main thread's CPU time, all of it, per update`,
      main.cpuMs / updates,
      'ms',
      CPU_TARGET,
    ),
    figure(`screen, ${mode}: longest task, CPU time`, main.longestCpuMs, 'ms', TASK_TARGET),
    figure(`screen, ${mode}: longest task, duration`, main.longestMs, 'ms', TASK_TARGET),
    figure(`screen, ${mode}: updates`, (updates * 1000) / TRACE_MS, 'a second'),
    figure(`screen, ${mode}: mean size of an update`, bytes / updates / 1000, 'kB'),
  ];
}

async function choose(tab: Tab, mode: Mode): Promise<void> {
  const index = { topology: 0, groups: 1, heat: 2 }[mode];
  await tab.run(`document.querySelectorAll('${MODE_BUTTONS}')[${index}].click()`);
}

async function delays(tab: Tab): Promise<Figure[]> {
  await choose(tab, 'topology');
  // The first round only tells which polls are old.
  await tab.run('bench.following = true');
  await wait(SETTLE_MS * 2);
  await tab.run('bench.delays = []');
  await wait(FOLLOW_MS);
  const all = z.array(z.number()).parse(await tab.run('bench.delays'));
  return [
    figure(`screen: from a poll's end to the painted frame, p50 of ${all.length}`, quantile(all, 0.5), 'ms'),
    figure("screen: from a poll's end to the painted frame, p99", quantile(all, 0.99), 'ms', {
      at: 'most',
      value: 1000,
    }),
    figure("screen: from a poll's end to the painted frame, longest", Math.max(...all), 'ms'),
  ];
}
