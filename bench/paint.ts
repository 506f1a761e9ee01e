import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startBigSite, type BigSite } from './big-site.ts';
import { startChromium, type Chromium } from './chromium.ts';
import { figure, median, type Figure } from './figure.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { serveProduct } from './served-product.ts';

const HISTORY_MS = 60_000;
const LONGEST_MS = 30_000;
const LOOK_EVERY_MS = 50;
const ROUNDS = 5;
const TARGET = { at: 'most', value: 2000 } as const;

interface Paint {
  /** Until the link was printed. */
  readonly readyMs: number;
  readonly fromStartMs: number;
  readonly fromNavigationMs: number;
}

/** From the start on a folder with the big site's history to its hosts on the screen, while no machine answers. */
export async function benchPaint(): Promise<Figure[]> {
  const site = await startBigSite();
  try {
    await remember(site);
    await site.endMachines();
    const chromium = await startChromium();
    try {
      const paints: Paint[] = [];
      for (let round = 0; round < ROUNDS; round += 1) paints.push(await paintOnce(site, chromium));
      return figuresOf(paints);
    } finally {
      await chromium.stop();
    }
  } finally {
    await site.stop();
  }
}

async function remember(site: BigSite): Promise<void> {
  const product = await serveProduct(site);
  try {
    await wait(HISTORY_MS);
  } finally {
    await product.stop();
  }
}

const seenSchema = z.object({ at: z.number(), ms: z.number(), hosts: z.number() }).nullable();

async function paintOnce(site: BigSite, chromium: Chromium): Promise<Paint> {
  const tab = await chromium.open(PAGE_SCRIPT);
  const product = await serveProduct(site);
  try {
    const readyMs = Date.now() - product.startedAt;
    await tab.goTo(product.link);
    const deadline = Date.now() + LONGEST_MS;
    while (Date.now() < deadline) {
      const seen = seenSchema.parse(await tab.run('window.bench?.firstCards ?? null'));
      if (seen !== null) {
        const fromStartMs = seen.at - product.startedAt;
        return { readyMs, fromStartMs, fromNavigationMs: seen.ms };
      }
      await wait(LOOK_EVERY_MS);
    }
    throw new Error('No host was painted');
  } finally {
    await product.stop();
    await tab.close();
  }
}

const figuresOf = (paints: readonly Paint[]): Figure[] => [
  figure(
    'paint: from the start of serve to the first hosts (median)',
    median(paints.map(({ fromStartMs }) => fromStartMs)),
    'ms',
    TARGET,
  ),
  figure(
    'paint: the slowest of five',
    Math.max(...paints.map(({ fromStartMs }) => fromStartMs)),
    'ms',
    TARGET,
  ),
  figure(
    'paint: from the navigation to the first hosts (median)',
    median(paints.map(({ fromNavigationMs }) => fromNavigationMs)),
    'ms',
    TARGET,
  ),
  figure('paint: until serve can be opened (median)', median(paints.map(({ readyMs }) => readyMs)), 'ms'),
];
